package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Events of a release.
 *
 * @param publishes the types that it publishes
 * @param subscribes patterns of the types that it handles; {@code *} is exactly the last segment
 * @param whenDisabled what happens to an event of a tenant or company for which the module is off
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Events(List<Published> publishes, List<String> subscribes, WhenDisabled whenDisabled) {
    static final Events NONE = new Events(List.of(), List.of(), WhenDisabled.Skip);

    public Events {
        publishes = Absent.orEmpty(publishes);
        subscribes = Absent.orEmpty(subscribes);
        whenDisabled = Absent.or(whenDisabled, WhenDisabled.Skip);
    }

    /** @param type of the event, {@code <module>.<aggregate>.<what happened>} */
    public record Published(String type) {}

    /** {@code Skip}: the event is passed over; {@code Park}: it waits until the module is on again. */
    public enum WhenDisabled {
        Skip,
        Park
    }
}

package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant or company asks for its data.
 *
 * @param strategy {@code Shared}: the nearest ancestor's database; {@code Separate}: one of its own
 * @param server name of the server of a separate database; absent: the ancestor's
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NodeDatabase(Strategy strategy, @Nullable String server) {
    static final NodeDatabase DEFAULT = new NodeDatabase(Strategy.Shared, null);

    public NodeDatabase {
        strategy = Absent.or(strategy, Strategy.Shared);
    }

    public enum Strategy {
        Shared,
        Separate
    }
}

package io.buildify.operator.plan;

import io.buildify.crd.ConditionReason;
import io.buildify.crd.ConditionType;
import io.buildify.crd.Release;
import io.buildify.events.EventPattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether anybody publishes what a release subscribes to. Nobody has to: events come as soon as somebody does. */
final class Publishers {
    /** The platform itself: no Module, and always there. */
    private static final String CORE = "core";

    private Publishers() {}

    /**
     * @param published the types that the stable release of each Module publishes, by name of the Module
     * @return worth knowing, and no fault of the subscriber's
     */
    static List<Problem> lacking(String subject, Release release, Map<String, List<String>> published) {
        return release.events().subscribes().stream()
                .map(EventPattern::new)
                .filter(pattern -> !pattern.publisher().equals(CORE))
                .map(pattern ->
                        lack(pattern, published.get(pattern.publisher())).map(lack -> problem(subject, pattern, lack)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> lack(EventPattern pattern, @Nullable List<String> types) {
        if (types == null) {
            return Optional.of("there is no Module " + pattern.publisher());
        }
        return types.stream().anyMatch(pattern::matches)
                ? Optional.empty()
                : Optional.of("the stable release of Module %s publishes %s"
                        .formatted(
                                pattern.publisher(),
                                types.isEmpty() ? "no events" : "only " + String.join(", ", types)));
    }

    private static Problem problem(String subject, EventPattern pattern, String lack) {
        return new Problem(
                ConditionType.EventsReady,
                ConditionReason.NoPublisher,
                "%s subscribes to %s, which nobody publishes: %s; events come as soon as somebody does"
                        .formatted(subject, pattern, lack));
    }
}

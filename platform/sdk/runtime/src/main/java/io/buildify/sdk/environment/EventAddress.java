package io.buildify.sdk.environment;

import static io.buildify.sdk.environment.Variable.BUILDIFY_EVENTS_DEAD_LETTER_TOPIC;
import static io.buildify.sdk.environment.Variable.BUILDIFY_EVENTS_GROUP;
import static io.buildify.sdk.environment.Variable.BUILDIFY_EVENTS_PATTERNS;
import static io.buildify.sdk.environment.Variable.BUILDIFY_EVENTS_SUBSCRIPTIONS;
import static io.buildify.sdk.environment.Variable.BUILDIFY_EVENTS_TOPIC;
import static io.buildify.sdk.environment.Variable.BUILDIFY_EVENTS_WHEN_DISABLED;

import io.buildify.events.EventPattern;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the module's events go, and where those come from that it subscribes to.
 *
 * @param topic of its own events, or null if its release publishes none
 * @param subscription null if its release subscribes to nothing
 */
public record EventAddress(@Nullable String topic, @Nullable Subscription subscription) {

    /**
     * What an instance reads.
     *
     * @param modules by topic, the module whose events it carries
     * @param patterns what the release says that it subscribes to
     * @param group the consumer group of this instance
     * @param deadLetterTopic for events that could not be handled
     */
    public record Subscription(
            Map<String, String> modules,
            List<EventPattern> patterns,
            String group,
            String deadLetterTopic,
            WhenDisabled whenDisabled) {}

    /** What happens to an event of a tenant or company for which the module is off. */
    public enum WhenDisabled {
        Skip,
        Park
    }

    /**
     * @throws EnvironmentIncomplete if what subscriptions need is missing in part, or malformed
     */
    public static EventAddress from(Variables variables) {
        return new EventAddress(
                variables.find(BUILDIFY_EVENTS_TOPIC).orElse(null),
                variables
                        .find(BUILDIFY_EVENTS_SUBSCRIPTIONS)
                        .map(topics -> subscription(topics, variables))
                        .orElse(null));
    }

    public Optional<Subscription> subscribed() {
        return Optional.ofNullable(subscription);
    }

    private static Subscription subscription(String topics, Variables variables) {
        variables.require(BUILDIFY_EVENTS_GROUP, BUILDIFY_EVENTS_DEAD_LETTER_TOPIC, BUILDIFY_EVENTS_WHEN_DISABLED);
        return new Subscription(
                modulesByTopic(topics),
                variables
                        .find(BUILDIFY_EVENTS_PATTERNS)
                        .map(EventAddress::patterns)
                        .orElse(List.of()),
                variables.get(BUILDIFY_EVENTS_GROUP),
                variables.get(BUILDIFY_EVENTS_DEAD_LETTER_TOPIC),
                whenDisabled(variables.get(BUILDIFY_EVENTS_WHEN_DISABLED)));
    }

    private static Map<String, String> modulesByTopic(String text) {
        Map<String, String> modules = new LinkedHashMap<>();
        for (String entry : text.split(",", -1)) {
            String[] parts = entry.split("=", -1);
            if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
                throw new EnvironmentIncomplete(List.of(
                        "BUILDIFY_EVENTS_SUBSCRIPTIONS is \"%s\": it must look like core=buildify.events.core,warehouse=buildify.events.warehouse"
                                .formatted(text)));
            }
            modules.put(parts[1].strip(), parts[0].strip());
        }
        return Map.copyOf(modules);
    }

    private static List<EventPattern> patterns(String text) {
        try {
            return Arrays.stream(text.split(","))
                    .map(each -> new EventPattern(each.strip()))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new EnvironmentIncomplete(List.of("BUILDIFY_EVENTS_PATTERNS: " + e.getMessage()));
        }
    }

    private static WhenDisabled whenDisabled(String text) {
        try {
            return WhenDisabled.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw new EnvironmentIncomplete(
                    List.of("BUILDIFY_EVENTS_WHEN_DISABLED is \"%s\": it must be Skip or Park".formatted(text)));
        }
    }
}

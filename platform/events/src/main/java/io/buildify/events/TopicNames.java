package io.buildify.events;

/** Names of the topics that the operator creates. */
public final class TopicNames {
    private static final String CONFIGURATION = "buildify.configuration.";
    private static final String EVENTS = "buildify.events.";
    private static final String DEAD_LETTERS = "buildify.dead-letters.";

    private TopicNames() {}

    /** Whether a topic of this name carries configuration. */
    public static boolean isConfiguration(String topic) {
        return topic.startsWith(CONFIGURATION);
    }

    /** Whether a topic of this name carries a module's events. */
    public static boolean isEvents(String topic) {
        return topic.startsWith(EVENTS);
    }

    /** The compacted topic that carries the configuration of everything this instance serves. */
    public static String configuration(String instance) {
        return CONFIGURATION + instance;
    }

    /** The topic with all events that a module publishes, whichever of its instances does. */
    public static String events(String module) {
        return EVENTS + module;
    }

    /** The topic with the events that an instance could not handle. */
    public static String deadLetters(String instance) {
        return DEAD_LETTERS + instance;
    }
}

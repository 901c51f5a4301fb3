package io.buildify.events;

/** Names of the topics that the operator creates. */
public final class TopicNames {
    private static final String CONFIGURATION = "buildify.configuration.";

    private TopicNames() {}

    /** Whether a topic of this name carries configuration. */
    public static boolean isConfiguration(String topic) {
        return topic.startsWith(CONFIGURATION);
    }

    /** The compacted topic that carries the configuration of everything this instance serves. */
    public static String configuration(String instance) {
        return CONFIGURATION + instance;
    }
}

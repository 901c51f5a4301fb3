package io.buildify.operator.external.kafka;

import io.buildify.events.TopicNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * PURE: how topics are set up, by what they carry; all with the broker's replication. A configuration topic has one
 * partition and is compacted. Events are kept for 7 days, and so are dead letters: a subscriber remembers for
 * a day longer what it has handled, so that nothing is handled twice that is sent again. As long as there are events,
 * configuration topics tell when who was off.
 *
 * @param eventPartitions how many partitions the topic of a module's events has when it is made; not changed
 *     afterwards, since that would break the order of a key
 */
public record TopicSettings(int eventPartitions) {
    /**
     * Records are dated by the broker. By a publisher's clock, what it publishes would expire early or be refused, and
     * a new group would begin at the wrong place.
     */
    private static final String BROKERS_CLOCK = "LogAppendTime";

    /** 7 days. */
    private static final String KEPT = "604800000";

    private static final Map<String, String> CONFIGURATION = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
            "0.1",
            TopicConfig.SEGMENT_MS_CONFIG,
            "86400000",
            TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
            KEPT,
            TopicConfig.SEGMENT_BYTES_CONFIG,
            "16777216",
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            BROKERS_CLOCK);
    private static final Map<String, String> EVENTS = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            KEPT,
            // 768 KiB of data and what goes with it
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            "1048588",
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            BROKERS_CLOCK);

    NewTopic newTopic(String name) {
        int partitions = TopicNames.isEvents(name) ? eventPartitions : 1;
        return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(wanted(name));
    }

    /** What turns the topic's own settings into these and no others. */
    List<AlterConfigOp> corrections(String name, Config actual) {
        Map<String, String> wanted = wanted(name);
        List<AlterConfigOp> corrections = new ArrayList<>();
        wanted.forEach((setting, value) -> {
            ConfigEntry entry = actual.get(setting);
            if (entry == null || !isOwn(entry) || !value.equals(entry.value())) {
                corrections.add(new AlterConfigOp(new ConfigEntry(setting, value), OpType.SET));
            }
        });
        actual.entries().stream()
                .filter(entry -> isOwn(entry) && !wanted.containsKey(entry.name()))
                .forEach(entry -> corrections.add(new AlterConfigOp(new ConfigEntry(entry.name(), ""), OpType.DELETE)));
        return corrections;
    }

    private static Map<String, String> wanted(String name) {
        return TopicNames.isConfiguration(name) ? CONFIGURATION : EVENTS;
    }

    private static boolean isOwn(ConfigEntry entry) {
        return entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG;
    }
}

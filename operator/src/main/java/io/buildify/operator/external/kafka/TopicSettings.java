package io.buildify.operator.external.kafka;

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

/** PURE: how a configuration topic is set up: one partition, compacted soon, small segments, the broker's replication. */
final class TopicSettings {
    private static final Map<String, String> WANTED = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.1",
            TopicConfig.SEGMENT_MS_CONFIG, "3600000",
            TopicConfig.SEGMENT_BYTES_CONFIG, "16777216");

    private TopicSettings() {}

    static NewTopic newTopic(String name) {
        return new NewTopic(name, Optional.of(1), Optional.empty()).configs(WANTED);
    }

    /** What turns the topic's own settings into these and no others. */
    static List<AlterConfigOp> corrections(Config actual) {
        List<AlterConfigOp> corrections = new ArrayList<>();
        WANTED.forEach((name, value) -> {
            ConfigEntry entry = actual.get(name);
            if (entry == null || !isOwn(entry) || !value.equals(entry.value())) {
                corrections.add(new AlterConfigOp(new ConfigEntry(name, value), OpType.SET));
            }
        });
        actual.entries().stream()
                .filter(entry -> isOwn(entry) && !WANTED.containsKey(entry.name()))
                .forEach(entry -> corrections.add(new AlterConfigOp(new ConfigEntry(entry.name(), ""), OpType.DELETE)));
        return corrections;
    }

    private static boolean isOwn(ConfigEntry entry) {
        return entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG;
    }
}

package io.buildify.operator.external.kafka;

import io.buildify.operator.external.Effect;
import io.buildify.operator.external.ExternalCalls;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the settings of topics as they should be. A description is long, so only some topics have their turn each time. */
final class SettingsInTurn {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsInTurn.class);
    private static final int AT_A_TIME = 200;

    private final AdminConnection connection;
    private final ExternalCalls calls;
    private final TopicSettings settings;
    private String last = "";

    SettingsInTurn(AdminConnection connection, ExternalCalls calls, TopicSettings settings) {
        this.connection = connection;
        this.calls = calls;
        this.settings = settings;
    }

    /** Corrects the next of the topics. */
    void correctNext(Collection<String> topics) {
        NavigableSet<String> sorted = new TreeSet<>(topics);
        List<ConfigResource> next = Stream.concat(sorted.tailSet(last, false).stream(), sorted.stream())
                .distinct()
                .limit(AT_A_TIME)
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        if (next.isEmpty()) {
            return;
        }
        last = next.getLast().name();
        try {
            correct(calls.read(
                    "kafka.describe",
                    () -> connection.admin().describeConfigs(next).values()));
        } catch (ExecutionException e) {
            throw KafkaFailure.of(connection.administrator(), "settings of topics", e);
        }
    }

    private void correct(Map<ConfigResource, KafkaFuture<Config>> descriptions) throws ExecutionException {
        Map<ConfigResource, Collection<AlterConfigOp>> corrections = new HashMap<>();
        for (Map.Entry<ConfigResource, KafkaFuture<Config>> description : descriptions.entrySet()) {
            try {
                List<AlterConfigOp> needed =
                        settings.corrections(description.getKey().name(), Answers.await(description.getValue()));
                if (!needed.isEmpty()) {
                    corrections.put(description.getKey(), needed);
                }
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        if (!corrections.isEmpty()) {
            LOG.info("Correcting settings of topics: {}", corrections);
            calls.change(
                    Effect.TOPIC_CONFIGURE,
                    () -> Answers.await(connection
                            .admin()
                            .incrementalAlterConfigs(corrections)
                            .all()));
        }
    }
}

package io.buildify.operator.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.buildify.events.ConfigurationKey;
import io.buildify.events.ConfigurationRecord;
import io.buildify.events.TopicNames;
import io.buildify.local.junit.Kafka;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What configuration topics say, read from the broker. */
record Records(Kafka kafka) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    Optional<ConfigurationRecord> find(String instance, ConfigurationKey key) {
        return Optional.ofNullable(all(instance).get(key.toString())).map(Records::parse);
    }

    /** The effective values, as JSON. */
    String values(String instance, ConfigurationKey key) {
        return find(instance, key).map(it -> String.valueOf(it.values())).orElse("");
    }

    /** Key -> value of everything that is not taken back; fails as an assertion while the topic is on its way out. */
    Map<String, String> all(String instance) {
        var properties = new HashMap<>(kafka.administrator());
        properties.put("isolation.level", "read_committed");
        properties.put("default.api.timeout.ms", String.valueOf(PATIENCE.toMillis()));
        properties.put("request.timeout.ms", "9000");
        var latest = new HashMap<String, String>();
        try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(TopicNames.configuration(instance)).stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var patience = Instant.now().plus(PATIENCE);
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                if (Instant.now().isAfter(patience)) {
                    throw new TimeoutException("records are missing");
                }
                consumer.poll(Duration.ofMillis(100)).forEach(it -> {
                    if (it.value() == null) {
                        latest.remove(it.key());
                    } else {
                        latest.put(it.key(), it.value());
                    }
                });
            }
        } catch (UnknownTopicOrPartitionException e) {
            return Map.of();
        } catch (TimeoutException e) {
            // a topic that goes while it is read: whoever waits looks again
            throw new AssertionError("The broker does not tell what the topic of " + instance + " holds", e);
        }
        return latest;
    }

    /** What a record says, in the words of {@link Oracle}. */
    static String told(String json) {
        var record = parse(json);
        if (record.servedBy() != null) {
            return "is served by " + record.servedBy();
        }
        return Boolean.TRUE.equals(record.enabled())
                ? "from generations "
                        + record.sources().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(it -> it.getKey() + "=" + it.getValue().generation())
                                .collect(Collectors.joining(","))
                : "is off";
    }

    private static ConfigurationRecord parse(String json) {
        try {
            return JSON.readValue(json, ConfigurationRecord.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }
}

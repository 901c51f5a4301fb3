package io.buildify.operator.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.buildify.events.ConfigurationKey;
import io.buildify.events.ConfigurationRecord;
import io.buildify.events.TopicNames;
import io.buildify.local.junit.Kafka;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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

    /** Key -> value of everything that is not taken back; nothing where there is no such topic. */
    Map<String, String> all(String instance) {
        return all(List.of(instance)).get(instance);
    }

    /** Instance -> {@link #all(String)} of it; fails as an assertion while one of their topics is on its way out. */
    Map<String, Map<String, String>> all(Collection<String> instances) {
        var latest = new HashMap<String, Map<String, String>>();
        instances.forEach(it -> latest.put(TopicNames.configuration(it), new HashMap<>()));
        var properties = new HashMap<>(kafka.administrator());
        properties.put("isolation.level", "read_committed");
        properties.put("default.api.timeout.ms", String.valueOf(PATIENCE.toMillis()));
        properties.put("request.timeout.ms", "9000");
        try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            var partitions = partitions(consumer, latest.keySet());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                var records = consumer.poll(Duration.ofMillis(100));
                records.forEach(it -> keep(latest.get(it.topic()), it));
                if (records.isEmpty() && partitions(consumer, latest.keySet()).size() < partitions.size()) {
                    throw new TimeoutException("one of them goes");
                }
            }
        } catch (TimeoutException | UnknownTopicOrPartitionException e) {
            // whoever waits looks again
            throw new AssertionError("The broker does not tell what the topics of " + instances + " hold", e);
        }
        return instances.stream()
                .collect(Collectors.toMap(Function.identity(), it -> latest.get(TopicNames.configuration(it))));
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> consumer, Set<String> topics) {
        return consumer.listTopics().entrySet().stream()
                .filter(it -> topics.contains(it.getKey()))
                .flatMap(it -> it.getValue().stream())
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .toList();
    }

    private static void keep(Map<String, String> latest, ConsumerRecord<String, String> record) {
        if (record.value() == null) {
            latest.remove(record.key());
        } else {
            latest.put(record.key(), record.value());
        }
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

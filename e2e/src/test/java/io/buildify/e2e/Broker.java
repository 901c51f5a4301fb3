package io.buildify.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The installation's Kafka, seen with the rights of the operator.
 *
 * @param settings of a client
 */
record Broker(Map<String, Object> settings) {

    /** By what the Secret of the operator's Kafka user says. */
    static Broker of(Installation installation) {
        Secrets secret = Secrets.of(installation, "kafka");
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", secret.value("bootstrap"));
        settings.put("security.protocol", secret.value("security-protocol"));
        settings.put("sasl.mechanism", "SCRAM-SHA-512");
        settings.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(secret.value("username"), secret.value("password")));
        return new Broker(settings);
    }

    /** All records of a topic so far, in the order of each partition. */
    List<ConsumerRecord<String, String>> records(String topic) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    /** Topics, groups and users. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        try (Admin admin = Admin.create(settings)) {
            admin.listTopics().names().get().forEach(it -> names.add("topic " + it));
            admin.listGroups().all().get().forEach(it -> names.add("group " + it.groupId()));
            admin.describeUserScramCredentials().users().get().forEach(it -> names.add("user " + it));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return names;
    }
}

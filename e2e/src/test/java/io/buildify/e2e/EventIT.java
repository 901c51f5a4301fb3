package io.buildify.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Events of running instances go to the topic that the operator made, by the grants that it gave. */
@ExtendWith(RunningInstallation.class)
class EventIT {
    private static final String TOPIC = "buildify.events.financial";

    @Test
    void anInvoiceOfTheSharedAndOneOfAnOwnInstanceAreToldInTheModulesTopic(Installation installation) {
        String shared = AppUser.of(installation, "acme", "acme-de")
                .invoice("Event", 1, "100.00")
                .text("/id");
        String owned = AppUser.of(installation, "globex", "globex-uk")
                .invoice("Event", 1, "10.00")
                .text("/id");

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(keys(installation))
                        .containsOnlyOnce("acme/acme-de/" + shared, "globex/globex-uk/" + owned));
    }

    private static List<String> keys(Installation installation) {
        List<String> keys = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(administrator(installation), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    keys.add(record.key());
                }
            }
        }
        return keys;
    }

    /** What the Secret of the operator's Kafka user says. */
    private static Map<String, Object> administrator(Installation installation) {
        JsonNode secret = new PlatformEngineer(installation).get("secret", "kafka", "buildify-system");
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", value(secret, "bootstrap"));
        settings.put("security.protocol", value(secret, "security-protocol"));
        settings.put("sasl.mechanism", "SCRAM-SHA-512");
        settings.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(value(secret, "username"), value(secret, "password")));
        return settings;
    }

    private static String value(JsonNode secret, String key) {
        return new String(Base64.getDecoder().decode(secret.at("/data/" + key).asText()));
    }
}

package io.buildify.operator.external.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.buildify.crd.ConditionReason;
import io.buildify.events.ConfigurationKey;
import io.buildify.events.ConfigurationRecord;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.operator.external.DeposedException;
import io.buildify.operator.external.ExternalException;
import io.buildify.operator.external.Password;
import io.buildify.operator.plan.KafkaPlan;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@LocalClusterTest
class ConfigurationTopicsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ConfigurationKey ACME = ConfigurationKey.ofTenant("acme");
    private static final ConfigurationKey ACME_DE = new ConfigurationKey("acme", "acme-de");

    private final LocalCluster cluster;
    private final Broker broker;
    private final Broker.Operator operator;
    private final KafkaPlan plan = Broker.newPlan();
    private final String topic = plan.configurationTopic();

    ConfigurationTopicsIT(LocalCluster cluster) {
        this.cluster = cluster;
        broker = new Broker(cluster);
        operator = broker.operator().leading();
    }

    @AfterEach
    void clean() throws Exception {
        operator.instances.removeInstance(plan);
        broker.close();
    }

    @Test
    void aRecordIsPublishedOnceAcknowledged() throws Exception {
        ensureInstance();
        get(operator.topics.publish(topic, ACME, record("EUR")));
        assertThat(operator.topics.published(topic, ACME)).contains(record("EUR"));
        assertThat(broker.read(topic)).containsExactly("acme=" + JSON.writeValueAsString(record("EUR")));
    }

    @Test
    void whatIsPublishedAlreadyIsNotWrittenAgain() throws Exception {
        ensureInstance();
        for (int i = 0; i < 3; i++) {
            get(operator.topics.publish(topic, ACME, record("EUR")));
        }
        get(operator.topics.publish(topic, ACME_DE, null));
        assertThat(broker.read(topic)).hasSize(1);

        Broker.Operator next = broker.operator().leading();
        get(next.topics.publish(topic, ACME, record("EUR")));
        assertThat(next.topics.published(topic)).isEqualTo(Map.of(ACME, record("EUR")));
        assertThat(broker.read(topic)).hasSize(1);
    }

    @Test
    void aTombstoneTakesTheRecordAway() throws Exception {
        ensureInstance();
        get(operator.topics.publish(topic, ACME, record("EUR")));
        get(operator.topics.publish(topic, ACME, null));
        assertThat(operator.topics.published(topic, ACME)).isEmpty();
        assertThat(operator.topics.published(topic)).isEmpty();
        assertThat(broker.read(topic)).last().isEqualTo("acme=null");

        Broker.Operator next = broker.operator().leading();
        await().atMost(PATIENCE).until(next.topics::caughtUp);
        assertThat(next.topics.published(topic, ACME)).isEmpty();
    }

    @Test
    void theLastOfManyForOneKeyIsTheOneThatCounts() throws Exception {
        ensureInstance();
        List<CompletionStage<Void>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(operator.topics.publish(topic, ACME, record("C" + i)));
        }
        for (CompletionStage<Void> answer : answers) {
            get(answer);
        }
        assertThat(operator.topics.published(topic, ACME)).contains(record("C199"));
        assertThat(broker.read(topic)).last().isEqualTo("acme=" + JSON.writeValueAsString(record("C199")));
        assertThat(operator.changes().get("kafka.configuration.publish")).isLessThan(100);
    }

    @Test
    void anotherHandsRecordIsSeenAndTold() throws Exception {
        ensureInstance();
        Queue<String> changes = new ConcurrentLinkedQueue<>();
        operator.topics.onForeignChange((where, key) -> changes.add(where + " " + key));
        get(operator.topics.publish(topic, ACME, record("EUR")));
        writeByHand("acme", JSON.writeValueAsString(record("USD")));
        writeByHand("acme/acme-de", "no JSON");

        await().atMost(PATIENCE).until(() -> changes.size() == 2);
        assertThat(changes).containsExactly(topic + " acme", topic + " acme/acme-de");
        assertThat(operator.topics.published(topic, ACME)).contains(record("USD"));
        assertThat(operator.topics.published(topic, ACME_DE)).isEmpty();

        get(operator.topics.publish(topic, ACME, record("EUR")));
        get(operator.topics.publish(topic, ACME_DE, null));
        assertThat(broker.read(topic)).endsWith("acme=" + JSON.writeValueAsString(record("EUR")), "acme/acme-de=null");
        assertThat(changes).hasSize(2);
    }

    @Test
    void aTopicThatWasDeletedComesBackWithItsRecords() throws Exception {
        ensureInstance();
        get(operator.topics.publish(topic, ACME, record("EUR")));
        get(operator.topics.publish(topic, ACME_DE, record("CHF")));
        broker.admin.deleteTopics(List.of(topic)).all().get();

        operator.instances.resync();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(broker.read(topic))
                        .containsExactlyInAnyOrder(
                                "acme=" + JSON.writeValueAsString(record("EUR")),
                                "acme/acme-de=" + JSON.writeValueAsString(record("CHF"))));
        await().atMost(PATIENCE)
                .until(() -> operator.topics.published(topic, ACME).equals(Optional.of(record("EUR"))));
        get(operator.topics.publish(topic, ACME, record("GBP")));
        assertThat(broker.read(topic)).hasSize(3);
    }

    @Test
    void aTopicThatWasMadeAnewByHandGetsItsRecordsBack() throws Exception {
        ensureInstance();
        get(operator.topics.publish(topic, ACME, record("EUR")));
        broker.admin.deleteTopics(List.of(topic)).all().get();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            broker.admin
                    .createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
            return true;
        });

        operator.instances.resync();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(broker.read(topic))
                        .containsExactly("acme=" + JSON.writeValueAsString(record("EUR"))));
    }

    @Test
    void aMissingTopicIsToldAtOnceAndHoldsNobodyUp() throws Exception {
        ensureInstance();
        await().atMost(PATIENCE).until(operator.topics::caughtUp);
        CompletionStage<Void> nowhere = operator.topics.publish("buildify.configuration.nowhere", ACME, record("EUR"));
        get(operator.topics.publish(topic, ACME, record("EUR")));
        assertRefused(
                () -> get(nowhere),
                ConditionReason.KafkaRefused,
                "Topic buildify.configuration.nowhere does not exist");
    }

    @Test
    void aTopicThatIsGoneSaysNothingAnyMore() throws Exception {
        ensureInstance();
        get(operator.topics.publish(topic, ACME, record("EUR")));
        Broker.Operator hasty = broker.operator(HastyClock.create()).leading();
        await().atMost(PATIENCE).until(() -> hasty.topics.published(topic).equals(Map.of(ACME, record("EUR"))));

        broker.admin.deleteTopics(List.of(topic)).all().get();

        await().atMost(PATIENCE)
                .until(() -> hasty.topics.published(topic, ACME).isEmpty()
                        && hasty.topics.published(topic).isEmpty());
        get(hasty.topics.publish(topic, ACME, null));
        assertRefused(
                () -> get(hasty.topics.publish(topic, ACME, record("EUR"))),
                ConditionReason.KafkaRefused,
                "does not exist");
    }

    @Test
    void aDeposedLeaderCannotPublishAnyMore() throws Exception {
        ensureInstance();
        get(operator.topics.publish(topic, ACME, record("EUR")));
        Broker.Operator next = broker.operator().leading();
        get(next.topics.publish(topic, ACME, record("CHF")));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> get(operator.topics.publish(topic, ACME, record("OLD"))))
                    .isInstanceOf(DeposedException.class)
                    .hasMessageContaining("Another operator has taken over");
        }
        assertThat(operator.deposed).containsExactly("yes");
        get(next.topics.publish(topic, ACME, record("GBP")));
        assertThat(broker.read(topic)).noneMatch(it -> it.contains("OLD"));
    }

    @Test
    void kafkaMayBeDownAtTheStartAndLater() throws Exception {
        ensureInstance();
        get(operator.topics.publish(topic, ACME, record("EUR")));
        try (Broker hasty = new Broker(cluster)) {
            Broker.Operator next = hasty.operator(Duration.ofSeconds(2));
            cluster.part("kafka").whileDown(() -> {
                next.leading();
                assertRefused(
                        () -> get(next.topics.publish(topic, ACME, record("DOWN"))),
                        ConditionReason.KafkaUnreachable,
                        "has not done in time: opening the publisher");
                assertRefused(
                        () -> next.instances.ensureInstance(plan, new Password("x")),
                        ConditionReason.KafkaUnreachable,
                        "Kafka (" + broker.kafka.bootstrap() + ") has not done in time");
                assertThat(next.topics.caughtUp()).isFalse();
            });
            await().atMost(PATIENCE).until(next.topics::caughtUp);
            await().atMost(PATIENCE).ignoreExceptions().until(() -> published(next, "CHF"));

            cluster.part("kafka")
                    .whileDown(() -> assertRefused(
                            () -> get(next.topics.publish(topic, ACME, record("DOWN"))),
                            ConditionReason.KafkaUnreachable,
                            "has not done in time: publishing configuration"));
            await().atMost(PATIENCE).ignoreExceptions().until(() -> published(next, "GBP"));
            assertThat(next.deposed).isEmpty();
        }
        assertThat(broker.read(topic)).last().isEqualTo("acme=" + JSON.writeValueAsString(record("GBP")));
    }

    private boolean published(Broker.Operator by, String currency) throws Exception {
        get(by.topics.publish(topic, ACME, record(currency)));
        return by.topics.published(topic, ACME).equals(Optional.of(record(currency)));
    }

    private void ensureInstance() {
        operator.instances.ensureInstance(plan, Password.generate(new SecureRandom()));
    }

    private void writeByHand(String key, @Nullable String value) throws Exception {
        try (var producer =
                new KafkaProducer<>(broker.kafka.administrator(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        }
    }

    private static ConfigurationRecord record(String currency) {
        JsonNode values = JSON.createObjectNode().put("currency", currency).put("tax_rate", 0.2);
        return new ConfigurationRecord(
                1,
                true,
                null,
                null,
                ConfigurationRecord.Companies.All,
                values,
                List.of("invoices"),
                null,
                Map.of("currency", "TenantModule acme/financial"),
                "hash",
                Map.of(),
                "1.0.0",
                null);
    }

    private static void get(CompletionStage<Void> answer) throws Exception {
        CompletableFuture<Void> future = answer.toCompletableFuture();
        try {
            future.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw (Exception) e.getCause();
        }
    }

    private static void assertRefused(ThrowingCallable call, ConditionReason reason, String message) {
        assertThatThrownBy(call)
                .isInstanceOf(ExternalException.class)
                .hasMessageContaining(message)
                .extracting(e -> ((ExternalException) e).reason())
                .isEqualTo(reason);
    }
}

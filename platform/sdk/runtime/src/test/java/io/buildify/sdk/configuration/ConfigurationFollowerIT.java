package io.buildify.sdk.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.buildify.events.ConfigurationKey;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.sdk.environment.KafkaAddress;
import io.buildify.sdk.scope.Scope;
import io.buildify.testing.InstanceTopic;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@LocalClusterTest
class ConfigurationFollowerIT {

    private static final ConfigurationFollower.Pace QUICK = new ConfigurationFollower.Pace(
            Duration.ofMillis(100), Duration.ofMinutes(1), Duration.ofMillis(50), Duration.ofMillis(400));

    private final LocalCluster cluster;
    private final ModuleInstance instance;
    private final InstanceTopic topic;
    private final ConfigurationTable table = new ConfigurationTable(10, "1.0.0");
    private final SteppedClock clock = new SteppedClock();
    private final ConfigurationFollower follower;
    private final Thread thread;

    ConfigurationFollowerIT(LocalCluster cluster) throws SQLException {
        this.cluster = cluster;
        instance = ModuleInstance.prepare(cluster, "follower");
        topic = instance.topic();
        Map<String, String> environment = instance.environment();
        KafkaAddress kafka = new KafkaAddress(
                environment.get("BUILDIFY_KAFKA_BOOTSTRAP"),
                environment.get("BUILDIFY_KAFKA_SECURITY_PROTOCOL"),
                environment.get("BUILDIFY_KAFKA_USERNAME"),
                environment.get("BUILDIFY_KAFKA_PASSWORD"));
        follower = new ConfigurationFollower(kafka, topic.name(), table, clock, QUICK);
        thread = new Thread(follower, "follower under test");
    }

    @BeforeEach
    void timePasses() {
        clock.run();
    }

    @AfterEach
    void end() throws InterruptedException {
        follower.stop();
        thread.join();
        instance.close();
    }

    @Test
    void allOfTheTopicIsThereOnceItIsReplayed() {
        for (int tenant = 0; tenant < 500; tenant++) {
            publish("tenant-" + tenant, "EUR");
        }

        thread.start();

        await().until(table::isReplayed);
        assertThat(table.size()).isEqualTo(500);
    }

    @Test
    void anEmptyTopicIsReplayedToo() {
        thread.start();

        await().until(table::isReplayed);
        assertThat(table.size()).isZero();
    }

    @Test
    void changesAndTombstonesAreFollowed() {
        publish("acme", "EUR");
        publish("globex", "USD");
        thread.start();
        await().until(table::isReplayed);

        publish("acme", "CHF");
        topic.publish(ConfigurationKey.ofTenant("globex"), null);

        await().until(() -> currency("acme").equals("CHF"));
        await().until(() -> currency("globex").isEmpty());
    }

    @Test
    void aRecordThatBreaksTheContractChangesNothing() {
        publish("acme", "EUR");
        thread.start();
        await().until(table::isReplayed);

        topic.publish("acme", "{\"contract\":1,\"enabled\":".getBytes(StandardCharsets.UTF_8));
        publish("globex", "USD");

        await().until(() -> currency("globex").equals("USD"));
        assertThat(currency("acme")).isEqualTo("EUR");
    }

    @Test
    void aTopicThatIsNotThereYetIsAwaited() {
        topic.delete();
        thread.start();
        assertThat(table.isReplayed()).isFalse();

        topic.create();
        publish("acme", "EUR");

        await().until(() -> currency("acme").equals("EUR"));
        assertThat(table.isReplayed()).isTrue();
    }

    @Test
    void aTopicMadeAgainIsReplayedAndWhatItDoesNotHoldIsForgottenOnceItHadTimeToFill() {
        publish("acme", "EUR");
        publish("globex", "USD");
        thread.start();
        await().until(() -> table.isReplayed() && table.size() == 2);

        topic.delete();
        topic.create();
        clock.stop();
        publish("acme", "CHF");

        clock.step(Duration.ofSeconds(1));
        await().until(() -> currency("acme").equals("CHF"));
        assertThat(currency("globex")).isEqualTo("USD");

        clock.step(QUICK.refill());
        await().until(() -> currency("globex").isEmpty());
        assertThat(currency("acme")).isEqualTo("CHF");
    }

    @Test
    void whileKafkaIsAwayTheLastKnownValuesStay() throws Exception {
        publish("acme", "EUR");
        thread.start();
        await().until(() -> currency("acme").equals("EUR"));

        cluster.part("kafka").whileDown(() -> assertThat(currency("acme")).isEqualTo("EUR"));
        publish("acme", "CHF");

        await().atMost(Duration.ofSeconds(60)).until(() -> currency("acme").equals("CHF"));
    }

    private void publish(String tenant, String currency) {
        topic.publish(ConfigurationKey.ofTenant(tenant), Records.tenant("{\"currency\":\"" + currency + "\"}"));
    }

    private String currency(String tenant) {
        return table.serving(new Scope(tenant, null)) instanceof Serving.Here here
                ? here.configuration().values().path("currency").asText()
                : "";
    }

    /** The system's clock, until it is stopped; then it moves by steps. */
    private static final class SteppedClock extends Clock {

        private final AtomicReference<Clock> clock = new AtomicReference<>(Clock.systemUTC());

        void run() {
            clock.set(Clock.systemUTC());
        }

        void stop() {
            clock.set(Clock.fixed(Instant.now(), ZoneOffset.UTC));
        }

        void step(Duration step) {
            clock.updateAndGet(stopped -> Clock.offset(stopped, step));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return clock.get().instant();
        }
    }
}

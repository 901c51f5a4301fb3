package io.buildify.operator.runtime;

import io.buildify.operator.OperatorSettings;
import io.buildify.operator.apply.Rollout;
import io.buildify.operator.apply.Routing;
import io.buildify.operator.apply.ServedNodes;
import io.buildify.operator.cleanup.CleanupWorker;
import io.buildify.operator.external.DatabasePort;
import io.buildify.operator.external.KafkaPort;
import io.buildify.operator.external.kafka.ConfigurationTopics;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What only the operator that holds the Lease does, besides reconciling. */
@Singleton
public final class Work {
    private static final Logger LOG = LoggerFactory.getLogger(Work.class);

    private final OperatorSettings settings;
    private final ServedNodes served;
    private final Rollout rollout;
    private final Routing routing;
    private final CleanupWorker cleanup;
    private final DatabasePort databases;
    private final KafkaPort kafka;
    private final ConfigurationTopics topics;
    private final ScheduledExecutorService resync = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("resync-", 0).factory());

    Work(
            OperatorSettings settings,
            ServedNodes served,
            Rollout rollout,
            Routing routing,
            CleanupWorker cleanup,
            DatabasePort databases,
            KafkaPort kafka,
            ConfigurationTopics topics) {
        this.settings = settings;
        this.served = served;
        this.rollout = rollout;
        this.routing = routing;
        this.cleanup = cleanup;
        this.databases = databases;
        this.kafka = kafka;
        this.topics = topics;
    }

    /** Called as soon as the Secrets of Kafka are known: a replica that stands by reads along. */
    void follow() {
        topics.onForeignChange((topic, key) -> routing.record(key));
        topics.follow();
    }

    /** Called once this process holds the Lease, before the first reconcile. */
    void begin() {
        LOG.info("This operator holds the Lease, and begins to work");
        served.seed();
        rollout.seed();
        routing.connect();
        topics.whenCaughtUp(routing::everybody);
        topics.lead();
        cleanup.start();
        repeat("PostgreSQL", databases::resync);
        repeat("Kafka", kafka::resync);
    }

    /** Called when this process ends or has lost the Lease; also when it never began. */
    void end() {
        resync.shutdownNow();
        cleanup.stop();
        topics.close();
    }

    private void repeat(String what, Runnable task) {
        long millis = settings.resync().toMillis();
        resync.scheduleWithFixedDelay(() -> tolerantly(what, task), millis, millis, TimeUnit.MILLISECONDS);
    }

    private static void tolerantly(String what, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("{} was not compared with what should be, and will be later: {}", what, e.getMessage());
        }
    }
}

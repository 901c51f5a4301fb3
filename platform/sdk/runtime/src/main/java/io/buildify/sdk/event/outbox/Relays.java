package io.buildify.sdk.event.outbox;

import io.buildify.sdk.environment.EventAddress;
import io.buildify.sdk.environment.ModuleEnvironment;
import io.buildify.sdk.event.EventMetrics;
import io.buildify.sdk.event.EventSettings;
import io.buildify.sdk.fault.FaultPoints;
import io.buildify.sdk.persistence.OutboxCommits;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Starts the relays with the process and ends them with it, if the module publishes events at all. */
@Singleton
final class Relays {

    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private final List<Thread> threads = new ArrayList<>();

    Relays(
            Vertx vertx,
            ModuleEnvironment module,
            EventAddress address,
            EventSettings settings,
            EventMetrics metrics,
            FaultPoints faults,
            OutboxCommits commits) {
        String topic = address.topic();
        if (topic != null) {
            for (int number = 0; number < settings.relays(); number++) {
                Relay relay = new Relay(vertx, module, topic, share(number, settings.relays()), metrics, faults);
                commits.onCommit(relay::published);
                threads.add(Thread.ofPlatform().name("relay-" + number).daemon().unstarted(relay));
            }
        }
    }

    /** The buckets of one relay among several. */
    static List<Integer> share(int number, int relays) {
        return IntStream.range(0, RelaySession.BUCKETS)
                .filter(bucket -> bucket % relays == number)
                .boxed()
                .toList();
    }

    void start(@Observes StartupEvent event) {
        threads.forEach(Thread::start);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join(LONGEST_END);
        }
    }
}

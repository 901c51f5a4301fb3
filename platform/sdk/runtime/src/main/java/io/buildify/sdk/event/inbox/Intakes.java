package io.buildify.sdk.event.inbox;

import io.buildify.sdk.configuration.ConfigurationTable;
import io.buildify.sdk.environment.EventAddress;
import io.buildify.sdk.environment.EventAddress.Subscription;
import io.buildify.sdk.environment.ModuleEnvironment;
import io.buildify.sdk.event.EventMetrics;
import io.buildify.sdk.event.EventSettings;
import io.buildify.sdk.fault.FaultPoints;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts what reads and handles events with the process and ends it with it, if the module has handlers at all. */
@Singleton
final class Intakes {

    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final Handlers handlers;
    private final EventAddress address;
    private final @Nullable Intake intake;
    private final @Nullable Thread reading;
    private final @Nullable Thread retrying;
    private final @Nullable Thread receiving;

    Intakes(
            Handlers handlers,
            ModuleEnvironment module,
            EventAddress address,
            ConfigurationTable table,
            Deliveries deliveries,
            DeadLetters deadLetters,
            ParkedRetries retries,
            EventProgress progress,
            ReceiverLoop receivers,
            EventSettings settings,
            EventMetrics metrics,
            FaultPoints faults) {
        this.handlers = handlers;
        this.address = address;
        Optional<Subscription> subscription =
                address.subscribed().filter(any -> !handlers.all().isEmpty());
        if (subscription.isEmpty()) {
            intake = null;
            reading = null;
            retrying = null;
            receiving = null;
            return;
        }
        Arrivals arrivals = new Arrivals();
        table.onArrival(arrivals::add);
        Intake created = new Intake(
                module.kafka(),
                subscription.get(),
                settings,
                table,
                arrivals,
                new Handovers(progress, table, arrivals),
                publisher -> new Partition(publisher, deliveries, deadLetters, metrics, arrivals),
                metrics,
                faults);
        intake = created;
        reading = Thread.ofPlatform().name("events").daemon().unstarted(created);
        retrying = Thread.ofPlatform()
                .name("parked-events")
                .daemon()
                .unstarted(new ParkedLoop(retries, table, settings.parkedPoll()));
        receiving = receivers.isNeeded()
                ? Thread.ofPlatform().name("receivers").daemon().unstarted(receivers)
                : null;
    }

    void start(@Observes StartupEvent event) {
        handlers.all().forEach(handler -> {
            if (handler instanceof MethodHandler method) {
                check(method);
            }
        });
        if (reading != null && retrying != null) {
            reading.start();
            retrying.start();
        }
        if (receiving != null) {
            receiving.start();
        }
    }

    private void check(MethodHandler handler) {
        String publisher = handler.pattern().publisher();
        if (address.subscribed()
                .filter(subscription -> subscription.modules().containsValue(publisher))
                .isEmpty()) {
            throw new IllegalStateException(
                    "%s handles %s, and this instance may not read the events of %s: declare the pattern in events.subscribes of the module's release."
                            .formatted(handler.name(), handler.pattern(), publisher));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (intake != null && reading != null && retrying != null) {
            intake.stop();
            retrying.interrupt();
            if (receiving != null) {
                receiving.interrupt();
            }
            reading.join(LONGEST_END);
            retrying.join(LONGEST_END);
        }
    }
}

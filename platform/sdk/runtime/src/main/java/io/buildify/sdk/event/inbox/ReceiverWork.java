package io.buildify.sdk.event.inbox;

import io.buildify.events.CloudEvent;
import io.buildify.sdk.configuration.ConfigurationTable;
import io.buildify.sdk.configuration.Serving;
import io.buildify.sdk.event.EventMetrics;
import io.buildify.sdk.event.EventReceivers;
import io.buildify.sdk.event.EventSettings;
import io.buildify.sdk.event.Receipt;
import io.buildify.sdk.event.Settlement;
import io.buildify.sdk.fault.FaultPoint;
import io.buildify.sdk.fault.FaultPoints;
import io.buildify.sdk.scope.Scope;
import io.buildify.sdk.scope.ScopedWork;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Takes one event to one receiver, in no transaction, and settles in one what becomes of it. */
@Singleton
class ReceiverWork {

    private static final Logger LOG = Logger.getLogger(ReceiverWork.class);
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final ScopedWork scopedWork;
    private final ConfigurationTable table;
    private final ParkedEvents parkedEvents;
    private final DeadLetters deadLetters;
    private final EventSettings settings;
    private final EventMetrics metrics;
    private final FaultPoints faults;
    private final ReceiverSchedule schedule;

    ReceiverWork(
            ScopedWork scopedWork,
            ConfigurationTable table,
            ParkedEvents parkedEvents,
            DeadLetters deadLetters,
            EventSettings settings,
            EventMetrics metrics,
            FaultPoints faults) {
        this.scopedWork = scopedWork;
        this.table = table;
        this.parkedEvents = parkedEvents;
        this.deadLetters = deadLetters;
        this.settings = settings;
        this.metrics = metrics;
        this.faults = faults;
        this.schedule = ReceiverSchedule.of(settings.inPlace(), settings.parkedDelays());
    }

    /** For how long a process has an event: longer than it works on one. */
    static Duration lease(EventSettings settings) {
        return settings.handlerTimeout().multipliedBy(2).plus(MARGIN);
    }

    /** @param ended runs when the work has ended, however it has */
    void begin(ParkedEvent parked, EventReceivers receivers, Runnable ended) {
        work(parked, receivers)
                .onTermination()
                .invoke(ended)
                .subscribe()
                .with(
                        done -> {},
                        failure -> LOG.warnf(
                                "What became of %s for %s is not noted, it will be sent again: %s",
                                parked.event().id(), parked.handler(), FailureReason.of(failure)));
    }

    private Uni<?> work(ParkedEvent parked, EventReceivers receivers) {
        CloudEvent event = parked.event();
        Scope scope = new Scope(event.tenant(), event.company());
        if (!(table.serving(scope) instanceof Serving.Here)) {
            return parkedEvents.wait(parked, parked.attempts(), settings.whileOff(), "the module is off here");
        }
        return in(scope, event, () -> receivers.deliver(event, parked.receiver()))
                .onFailure()
                .recoverWithItem(failure -> new Receipt.Failed(FailureReason.of(failure)))
                .invoke(receipt -> faults.reach(FaultPoint.BEFORE_SETTLED))
                .flatMap(receipt -> settle(parked, receivers, receipt));
    }

    private Uni<?> settle(ParkedEvent parked, EventReceivers receivers, Receipt receipt) {
        CloudEvent event = parked.event();
        Settlement settlement = schedule.settle(receipt, parked.attempts() + 1);
        Uni<Void> buried = settlement.state() == Settlement.State.DEAD
                ? deadLetters.add(event, parked.handler(), settlement.attempts(), receipt.reason())
                : Uni.createFrom().voidItem();
        return buried.chain(() -> in(
                        new Scope(event.tenant(), event.company()),
                        event,
                        () -> Panache.withTransaction(() -> Panache.getSession()
                                .flatMap(session -> InboxClaims.settle(session, parked, settlement))
                                .chain(() -> receivers.settle(event, parked.receiver(), receipt, settlement)))))
                .invoke(settled -> count(parked, settlement));
    }

    private <T> Uni<T> in(Scope scope, CloudEvent event, Supplier<Uni<T>> work) {
        return scopedWork
                .in(scope, "event:" + event.type(), work)
                .ifNoItem()
                .after(settings.handlerTimeout())
                .failWith(() -> new IllegalStateException("it did not end within %d s"
                        .formatted(settings.handlerTimeout().toSeconds())));
    }

    private void count(ParkedEvent parked, Settlement settlement) {
        CloudEvent event = parked.event();
        switch (settlement.state()) {
            case TAKEN -> metrics.handled(event);
            case WAITING -> metrics.retried(event);
            case DEAD -> metrics.dead(event);
        }
        if (settlement.state() != Settlement.State.TAKEN) {
            LOG.warnf(
                    "%s failed on %s %s of %s: %s",
                    parked.handler(), event.type(), event.id(), event.tenant(), settlement.reason());
        }
    }
}

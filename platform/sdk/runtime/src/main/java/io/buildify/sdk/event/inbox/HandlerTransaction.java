package io.buildify.sdk.event.inbox;

import io.buildify.events.CloudEvent;
import io.buildify.events.UnreadableEvent;
import io.buildify.sdk.event.EventMetrics;
import io.buildify.sdk.event.EventSettings;
import io.buildify.sdk.fault.FaultPoint;
import io.buildify.sdk.fault.FaultPoints;
import io.buildify.sdk.scope.InTime;
import io.buildify.sdk.scope.Scope;
import io.buildify.sdk.scope.ScopedWork;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Runs one handler on one event: in its tenant and company, in one transaction with the inbox's note of it. */
@Singleton
class HandlerTransaction {

    /** How long beginning and undoing a transaction may take. */
    private static final Duration UNDOING = Duration.ofSeconds(10);

    private final ScopedWork scopedWork;
    private final Slots slots;
    private final EventSettings settings;
    private final EventMetrics metrics;
    private final FaultPoints faults;

    HandlerTransaction(ScopedWork scopedWork, EventSettings settings, EventMetrics metrics, FaultPoints faults) {
        this.scopedWork = scopedWork;
        this.slots = new Slots(settings.concurrency());
        this.settings = settings;
        this.metrics = metrics;
        this.faults = faults;
    }

    /** An event that has just arrived. */
    Uni<Claim> run(CloudEvent event, Handler handler) {
        return run(event, handler, session -> handler.claim(session, event));
    }

    /** An event that waits in the inbox. */
    Uni<Claim> runParked(CloudEvent event, Handler handler) {
        return run(event, handler, session -> InboxClaims.claimParked(session, event, handler.name()));
    }

    private Uni<Claim> run(CloudEvent event, Handler handler, Function<Mutiny.Session, Uni<Claim>> claim) {
        return slots.use(() -> scopedWork
                .in(
                        new Scope(event.tenant(), event.company()),
                        "event:" + event.type(),
                        () -> Panache.withTransaction(() -> Panache.getSession()
                                .flatMap(claim::apply)
                                .flatMap(claimed -> claimed == Claim.GRANTED
                                        ? handle(event, handler).replaceWith(claimed)
                                        : Uni.createFrom().item(claimed))))
                .ifNoItem()
                .after(settings.handlerTimeout().plus(UNDOING))
                .failWith(() -> new IllegalStateException("the database did not answer"))
                .invoke(claimed -> ended(event, handler, claimed)));
    }

    private Uni<?> handle(CloudEvent event, Handler handler) {
        Uni<?> handled;
        try {
            handled = handler.handle(event);
        } catch (UnreadableEvent e) {
            return Uni.createFrom().failure(e);
        }
        return InTime.limit(handled, settings.handlerTimeout(), handler.name())
                .invoke(() -> faults.reach(FaultPoint.BEFORE_COMMIT));
    }

    private void ended(CloudEvent event, Handler handler, Claim claimed) {
        if (claimed == Claim.GRANTED) {
            faults.reach(FaultPoint.AFTER_COMMIT);
            switch (handler) {
                case MethodHandler method -> metrics.handled(event);
                case FanOut fanOut -> fanOut.committed();
            }
        }
    }
}

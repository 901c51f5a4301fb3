package io.buildify.sdk.event.inbox;

import io.buildify.events.CloudEvent;
import io.buildify.sdk.configuration.ConfigurationTable;
import io.buildify.sdk.configuration.Serving;
import io.buildify.sdk.environment.EventAddress;
import io.buildify.sdk.environment.EventAddress.WhenDisabled;
import io.buildify.sdk.event.BackOff;
import io.buildify.sdk.event.EventMetrics;
import io.buildify.sdk.event.EventSettings;
import io.buildify.sdk.scope.Scope;
import io.buildify.sdk.scope.ScopeEntry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Carries an event that has arrived to each of its handlers. It does not give up: an event ends handled, parked or skipped. */
@Singleton
class Deliveries {

    private static final Logger LOG = Logger.getLogger(Deliveries.class);

    private static final String COMPANY_CREATED = "core.company.created";

    private final Handlers handlers;
    private final ConfigurationTable table;
    private final HandlerTransaction transaction;
    private final ParkedEvents parkedEvents;
    private final EventSettings settings;
    private final EventMetrics metrics;
    private final Clock clock;
    private final ScopeEntry entry;
    private final WhenDisabled whenDisabled;

    Deliveries(
            Handlers handlers,
            ConfigurationTable table,
            HandlerTransaction transaction,
            ParkedEvents parkedEvents,
            EventSettings settings,
            EventMetrics metrics,
            Clock clock,
            ScopeEntry entry,
            EventAddress address) {
        this.handlers = handlers;
        this.table = table;
        this.transaction = transaction;
        this.parkedEvents = parkedEvents;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
        this.entry = entry;
        this.whenDisabled = address.subscribed()
                .map(EventAddress.Subscription::whenDisabled)
                .orElse(WhenDisabled.Skip);
    }

    /** @param published when, by the broker's clock */
    Uni<Void> deliver(CloudEvent event, Instant published) {
        if (event.type().equals(COMPANY_CREATED)) {
            setUp(new Scope(event.tenant(), event.company()));
        }
        return switch (verdict(event, published)) {
            case Verdict.Skip skip -> Uni.createFrom().voidItem().invoke(() -> metrics.skipped(event));
            case Verdict.Handle handle -> inTurn(handle.handlers(), handler -> deliver(event, published, handler));
            case Verdict.Park park ->
                inTurn(park.handlers(), handler -> parked(event, published, handler, Duration.ZERO, park.reason()));
        };
    }

    /** Without waiting: whatever else begins to work there waits. */
    private void setUp(Scope scope) {
        if (table.serving(scope) instanceof Serving.Here) {
            entry.ready(scope)
                    .subscribe()
                    .with(
                            done -> {},
                            failure -> LOG.warnf("%s is not set up yet: %s", scope, FailureReason.of(failure)));
        }
    }

    private Verdict verdict(CloudEvent event, Instant published) {
        Scope scope = new Scope(event.tenant(), event.company());
        return Verdict.of(
                handlers.of(event.type()), table.serving(scope), table.wasOff(scope, published), whenDisabled);
    }

    private static Uni<Void> inTurn(List<Handler> handlers, Function<Handler, Uni<Void>> work) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Handler handler : handlers) {
            all = all.flatMap(done -> work.apply(handler));
        }
        return all;
    }

    private Uni<Void> deliver(CloudEvent event, Instant published, Handler handler) {
        return attempt(event, published, handler, clock.instant(), 1);
    }

    private Uni<Void> attempt(CloudEvent event, Instant published, Handler handler, Instant begun, int attempt) {
        return transaction
                .run(event, handler)
                .flatMap(claim -> claim == Claim.BEHIND
                        ? parked(event, published, handler, Duration.ZERO, "earlier events of its key wait")
                        : Uni.createFrom().voidItem())
                .onFailure()
                .recoverWithUni(failure -> afterFailure(event, published, handler, begun, attempt, failure));
    }

    private Uni<Void> afterFailure(
            CloudEvent event, Instant published, Handler handler, Instant begun, int attempt, Throwable failure) {
        if (!(verdict(event, published) instanceof Verdict.Handle)) {
            return deliver(event, published);
        }
        LOG.warnf(
                "%s failed on %s %s of %s: %s",
                handler.name(), event.type(), event.id(), event.tenant(), FailureReason.of(failure));
        return switch (AfterFailure.inPlace(
                failure, begun, clock.instant(), attempt, settings.inPlace(), settings.parkedDelays())) {
            case AfterFailure.Again again ->
                Uni.createFrom()
                        .voidItem()
                        .invoke(() -> metrics.retried(event))
                        .onItem()
                        .delayIt()
                        .by(again.delay())
                        .flatMap(waited -> attempt(event, published, handler, begun, attempt + 1));
            case AfterFailure.Park park -> parked(event, published, handler, park.delay(), FailureReason.of(failure));
            case AfterFailure.Dead dead -> parked(event, published, handler, Duration.ZERO, FailureReason.of(failure));
        };
    }

    /** Parks it; where not even that works, the database is away, and the handler gets all its tries anew. */
    private Uni<Void> parked(CloudEvent event, Instant published, Handler handler, Duration delay, String reason) {
        return parkedEvents
                .park(event, handler.name(), delay, reason)
                .invoke(parked -> {
                    if (parked) {
                        metrics.parked(event);
                    }
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("%s %s cannot be parked: %s", event.type(), event.id(), FailureReason.of(failure));
                    return Uni.createFrom()
                            .voidItem()
                            .onItem()
                            .delayIt()
                            .by(BackOff.OUTAGE.last())
                            .flatMap(waited -> deliver(event, published));
                });
    }
}

package io.buildify.sdk.event.inbox;

import io.buildify.events.CloudEvent;
import io.buildify.sdk.configuration.ConfigurationTable;
import io.buildify.sdk.configuration.Serving;
import io.buildify.sdk.event.EventMetrics;
import io.buildify.sdk.event.EventSettings;
import io.buildify.sdk.scope.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Tries parked events again when their time has come: the first of each key, then the next. */
@Singleton
class ParkedRetries {

    private static final Logger LOG = Logger.getLogger(ParkedRetries.class);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);

    private final Handlers handlers;
    private final ConfigurationTable table;
    private final HandlerTransaction transaction;
    private final ParkedEvents parkedEvents;
    private final DeadLetters deadLetters;
    private final EventSettings settings;
    private final EventMetrics metrics;

    ParkedRetries(
            Handlers handlers,
            ConfigurationTable table,
            HandlerTransaction transaction,
            ParkedEvents parkedEvents,
            DeadLetters deadLetters,
            EventSettings settings,
            EventMetrics metrics) {
        this.handlers = handlers;
        this.table = table;
        this.transaction = transaction;
        this.parkedEvents = parkedEvents;
        this.deadLetters = deadLetters;
        this.settings = settings;
        this.metrics = metrics;
    }

    /**
     * Tries all that are due once. Blocks until they have ended.
     *
     * @return how many there were
     */
    int round() {
        List<ParkedEvent> due = parkedEvents.due(handlers.names()).await().atMost(LONGEST_LOOK).stream()
                .filter(this::concernsUs)
                .toList();
        if (!due.isEmpty()) {
            Uni.join()
                    .all(due.stream().map(this::retry).toList())
                    .andCollectFailures()
                    .await()
                    .indefinitely();
        }
        return due.size();
    }

    /** What another instance on this database serves is its; it is put off only where nobody tries it. */
    private boolean concernsUs(ParkedEvent parked) {
        return parked.isOverdue() || !(serving(parked.event()) instanceof Serving.Elsewhere);
    }

    private Serving serving(CloudEvent event) {
        return table.serving(new Scope(event.tenant(), event.company()));
    }

    private Uni<Void> retry(ParkedEvent parked) {
        CloudEvent event = parked.event();
        Handler handler = handlers.named(parked.handler()).orElseThrow();
        if (!(serving(event) instanceof Serving.Here)) {
            return parkedEvents.wait(parked, parked.attempts(), settings.whileOff(), "the module is off here");
        }
        return transaction
                .runParked(event, handler)
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> afterFailure(parked, parked.attempts() + 1, FailureReason.of(failure)));
    }

    private Uni<Void> afterFailure(ParkedEvent parked, int attempts, String reason) {
        CloudEvent event = parked.event();
        LOG.warnf("%s failed on parked %s %s: %s", parked.handler(), event.type(), event.id(), reason);
        return switch (AfterFailure.parked(attempts, settings.parkedDelays())) {
            case AfterFailure.Dead dead ->
                deadLetters
                        .add(event, parked.handler(), attempts, reason)
                        .flatMap(added -> parkedEvents.dead(parked, attempts, reason))
                        .invoke(() -> metrics.dead(event));
            case AfterFailure.Park park -> {
                metrics.retried(event);
                yield parkedEvents.wait(parked, attempts, park.delay(), reason);
            }
            case AfterFailure.Again again -> throw new IllegalStateException("parked events are not tried in place");
        };
    }
}

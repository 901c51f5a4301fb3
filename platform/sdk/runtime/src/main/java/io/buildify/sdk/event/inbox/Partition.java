package io.buildify.sdk.event.inbox;

import io.buildify.events.CloudEvent;
import io.buildify.events.EventHeaders;
import io.buildify.events.UnreadableEvent;
import io.buildify.sdk.event.BackOff;
import io.buildify.sdk.event.EventMetrics;
import io.buildify.sdk.event.EventRecord;
import io.buildify.sdk.scope.Scope;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** One partition that this instance reads: takes its records in order and knows how far they are done. */
final class Partition {

    private static final Logger LOG = Logger.getLogger(Partition.class);

    private final String publisher;
    private final Deliveries deliveries;
    private final DeadLetters deadLetters;
    private final EventMetrics metrics;
    private final Arrivals arrivals;
    private final LookBack lookBack;
    private final Progress progress = new Progress();
    private final KeyQueues queues = new KeyQueues();

    /** @param publisher the module whose events the topic carries */
    Partition(
            String publisher, Deliveries deliveries, DeadLetters deadLetters, EventMetrics metrics, Arrivals arrivals) {
        this(publisher, deliveries, deadLetters, metrics, arrivals, LookBack.NONE);
    }

    private Partition(
            String publisher,
            Deliveries deliveries,
            DeadLetters deadLetters,
            EventMetrics metrics,
            Arrivals arrivals,
            LookBack lookBack) {
        this.publisher = publisher;
        this.deliveries = deliveries;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.arrivals = arrivals;
        this.lookBack = lookBack;
    }

    /** The same, to be read again from an offset where all before it are done; this one begins nothing more. */
    Partition again(LookBack what) {
        progress.abandon();
        return new Partition(publisher, deliveries, deadLetters, metrics, arrivals, lookBack.and(what));
    }

    Progress progress() {
        return progress;
    }

    /** Begins to work on the record; returns at once. */
    void take(ConsumerRecord<String, byte[]> record) {
        progress.begin(record.offset());
        if (lookBack.passesOver(record)) {
            progress.end(record.offset());
            return;
        }
        queues.add(Objects.requireNonNullElse(record.key(), ""), () -> work(record))
                .whenComplete((ended, failure) -> {
                    if (failure == null) {
                        progress.end(record.offset());
                    } else if (!progress.isAbandoned()) {
                        LOG.errorf(failure, "Offset %d of %s stays open", record.offset(), record.topic());
                    }
                });
    }

    private CompletionStage<Void> work(ConsumerRecord<String, byte[]> record) {
        if (progress.isAbandoned()) {
            return Uni.createFrom()
                    .<Void>failure(new IllegalStateException("another consumer has the partition"))
                    .subscribeAsCompletionStage();
        }
        return Uni.createFrom()
                .deferred(() -> {
                    try {
                        CloudEvent event = event(record);
                        // stays open until this process has looked back: it must not overtake what is found then
                        return arrivals.contains(event.tenant())
                                ? Uni.createFrom().nothing()
                                : deliveries.deliver(event, Instant.ofEpochMilli(record.timestamp()));
                    } catch (UnreadableEvent e) {
                        return unreadable(record, FailureReason.of(e));
                    }
                })
                .subscribeAsCompletionStage();
    }

    private CloudEvent event(ConsumerRecord<String, byte[]> record) throws UnreadableEvent {
        if (record.value() == null) {
            throw new UnreadableEvent("it has no data");
        }
        CloudEvent event = EventHeaders.read(EventRecord.headers(record), record.value());
        if (!event.publisher().equals(publisher)) {
            throw new UnreadableEvent(
                    "its type %s is not of module %s, whose topic this is".formatted(event.type(), publisher));
        }
        if (!event.source().equals(CloudEvent.sourceOf(publisher))) {
            throw new UnreadableEvent(
                    "its source %s is not module %s, whose topic this is".formatted(event.source(), publisher));
        }
        if (!Scope.isId(event.tenant()) || (event.company() != null && !Scope.isId(event.company()))) {
            throw new UnreadableEvent("its tenant or company is not an id");
        }
        return event;
    }

    /** Keeps trying: what is no event must not be lost either. */
    private Uni<Void> unreadable(ConsumerRecord<String, byte[]> record, String reason) {
        LOG.warnf("Offset %d of %s goes to the dead letters: %s", record.offset(), record.topic(), reason);
        return deadLetters
                .add(record, reason)
                .onFailure()
                .retry()
                .withBackOff(BackOff.OUTAGE.first(), BackOff.OUTAGE.last())
                .indefinitely()
                .invoke(() -> metrics.unreadable(publisher));
    }
}

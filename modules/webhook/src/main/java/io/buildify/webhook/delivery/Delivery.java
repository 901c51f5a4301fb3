package io.buildify.webhook.delivery;

import io.buildify.events.CloudEvent;
import io.buildify.sdk.event.Settlement;
import io.buildify.sdk.persistence.TenantRow;
import io.buildify.webhook.call.Reply;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of one event for one subscription; a row of the event's company. */
@Entity
@Table(name = "webhook_deliveries")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class Delivery extends TenantRow {

    @Column(name = "subscription_id", updatable = false)
    UUID subscription;

    @Column(updatable = false)
    String source;

    @Column(name = "event_id", updatable = false)
    String event;

    @Column(updatable = false)
    String type;

    @Column(updatable = false)
    String subject;

    @Column(name = "happened_at", updatable = false)
    Instant happenedAt;

    @Column(name = "queued_at")
    Instant queuedAt;

    @Enumerated(EnumType.STRING)
    DeliveryState state;

    int attempts;

    @Column(name = "last_attempt")
    @Nullable
    Instant lastAttempt;

    @Column(name = "next_attempt")
    @Nullable
    Instant nextAttempt;

    @Nullable
    Integer status;

    @Nullable
    String answer;

    @Nullable
    String reason;

    static Delivery of(CloudEvent event, UUID subscription, Instant now) {
        Delivery delivery = new Delivery();
        delivery.subscription = subscription;
        delivery.source = event.source();
        delivery.event = event.id();
        delivery.type = event.type();
        delivery.subject = event.subject();
        delivery.happenedAt = event.time();
        delivery.begin(now);
        return delivery;
    }

    /** It waits for its first try, or after it was given up for the first of as many again. */
    void begin(Instant now) {
        queuedAt = now;
        state = DeliveryState.WAITING;
        attempts = 0;
        nextAttempt = now;
        reason = null;
    }

    /** It was tried. */
    void settle(Settlement settlement, @Nullable Reply reply, Instant now) {
        state = DeliveryState.of(settlement);
        attempts = settlement.attempts();
        lastAttempt = now;
        nextAttempt = settlement.again() == null ? null : now.plus(settlement.again());
        status = reply == null ? null : reply.status();
        answer = reply == null || reply.body().isEmpty() ? null : reply.body();
        reason = settlement.reason();
    }
}

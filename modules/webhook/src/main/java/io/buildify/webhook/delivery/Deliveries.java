package io.buildify.webhook.delivery;

import io.buildify.events.CloudEvent;
import io.buildify.sdk.event.Settlement;
import io.buildify.webhook.call.Reply;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notes what becomes of events, as the inbox has it. For transactions in the event's tenant and company. */
@Singleton
class Deliveries {

    /** As long as the inbox remembers. */
    private static final Duration RETENTION = Duration.ofDays(8);

    /** Two for each that comes: what is old gets less in time, and no transaction is long. */
    private static final String FORGET = """
            delete from webhook_deliveries where (tenant_id, id) in (
                select tenant_id, id from webhook_deliveries
                 where subscription_id = ?1 and queued_at < ?2 and state <> 'waiting'
                   and company_id is not distinct from nullif(current_setting('buildify.company'), '')
                 order by queued_at limit 2)""";

    private final Clock clock;

    Deliveries(Clock clock) {
        this.clock = clock;
    }

    /** An event is to be sent. One that was sent, or waits, stays as it is. */
    Uni<?> begin(CloudEvent event, UUID subscription) {
        return find(event, subscription)
                .flatMap(known -> {
                    if (known == null) {
                        PanacheEntityBase delivery = Delivery.of(event, subscription, clock.instant());
                        return delivery.persistAndFlush().replaceWithVoid();
                    }
                    if (known.state == DeliveryState.DEAD) {
                        known.begin(clock.instant());
                    }
                    return Uni.createFrom().voidItem();
                })
                .chain(() -> forget(subscription));
    }

    /** An event was tried; nothing if the subscription was deleted meanwhile. */
    Uni<?> settle(CloudEvent event, UUID subscription, @Nullable Reply reply, Settlement settlement) {
        return find(event, subscription).invoke(delivery -> {
            if (delivery != null) {
                delivery.settle(settlement, reply, clock.instant());
            }
        });
    }

    private static Uni<@Nullable Delivery> find(CloudEvent event, UUID subscription) {
        return Delivery.<Delivery>find(
                        "subscription = ?1 and source = ?2 and event = ?3", subscription, event.source(), event.id())
                .firstResult();
    }

    private Uni<Integer> forget(UUID subscription) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(FORGET)
                        .setParameter(1, subscription)
                        .setParameter(2, clock.instant().minus(RETENTION))
                        .executeUpdate());
    }
}

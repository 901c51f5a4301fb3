package io.buildify.webhook.subscription;

import io.buildify.sdk.configuration.Configuration;
import io.buildify.sdk.event.Events;
import io.buildify.sdk.scope.ScopedWork;
import io.buildify.webhook.WebhookConfiguration;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Notes since when a subscription has had nothing but failures, and switches it off when that is too long. */
@Singleton
public class Failures {

    private static final String ACTOR = "webhook:failures";

    private static final String SINCE = "select since from webhook_failures where subscription_id = ?1";
    private static final String BEGIN = """
            insert into webhook_failures (subscription_id, since) values (?1, ?2)
                on conflict (tenant_id, subscription_id) do nothing""";
    private static final String FORGET = "delete from webhook_failures where subscription_id = ?1";

    private final ScopedWork scopedWork;
    private final Events events;
    private final Configuration configuration;
    private final Clock clock;

    Failures(ScopedWork scopedWork, Events events, Configuration configuration, Clock clock) {
        this.scopedWork = scopedWork;
        this.events = events;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** Since when there were failures only; null if there were none. For a transaction. */
    public Uni<@Nullable Instant> since(Subscription subscription) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(SINCE, Instant.class)
                        .setParameter(1, subscription.id)
                        .getSingleResultOrNull());
    }

    /** It has taken an event, or begins anew. For a transaction. */
    Uni<?> forget(Subscription subscription) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(FORGET)
                        .setParameter(1, subscription.id)
                        .executeUpdate());
    }

    /** It has taken an event. */
    public Uni<?> end(Subscription subscription) {
        return in(subscription, () -> forget(subscription));
    }

    /**
     * It has not taken an event.
     *
     * @param since since when it was so before; null if it was not
     */
    public Uni<?> note(Subscription subscription, @Nullable Instant since) {
        Instant now = clock.instant();
        if (since == null) {
            return in(
                    subscription,
                    () -> Panache.getSession()
                            .flatMap(session -> session.createNativeQuery(BEGIN)
                                    .setParameter(1, subscription.id)
                                    .setParameter(2, now)
                                    .executeUpdate()));
        }
        return scopedWork.in(subscription.scope(), ACTOR, () -> {
            Duration most = configuration.as(WebhookConfiguration.class).disableAfter();
            return now.isBefore(since.plus(most))
                    ? Uni.createFrom().voidItem()
                    : Panache.withTransaction(
                            () -> disable(subscription, "It has taken no event since %s.".formatted(since)));
        });
    }

    /** Its receiver wants no more events. */
    public Uni<?> gone(Subscription subscription) {
        return in(subscription, () -> disable(subscription, "It answered 410 Gone."));
    }

    private Uni<Void> disable(Subscription subscription, String reason) {
        return Subscription.<Subscription>findById(subscription.id).flatMap(same -> {
            if (same == null || !same.enabled) {
                return Uni.createFrom().voidItem();
            }
            same.disable(reason);
            return forget(same)
                    .chain(() -> events.publish(new SubscriptionDisabled(same.id, reason)))
                    .replaceWithVoid();
        });
    }

    private Uni<?> in(Subscription subscription, Supplier<Uni<?>> work) {
        return scopedWork.in(
                subscription.scope(),
                ACTOR,
                () -> Panache.withTransaction(() -> work.get().replaceWithVoid()));
    }
}

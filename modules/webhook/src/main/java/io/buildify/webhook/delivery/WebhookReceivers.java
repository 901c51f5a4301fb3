package io.buildify.webhook.delivery;

import io.buildify.events.CloudEvent;
import io.buildify.sdk.configuration.Configuration;
import io.buildify.sdk.event.EventReceivers;
import io.buildify.sdk.event.Receipt;
import io.buildify.sdk.event.Settlement;
import io.buildify.sdk.persistence.Each;
import io.buildify.webhook.WebhookConfiguration;
import io.buildify.webhook.address.CallRules;
import io.buildify.webhook.call.Attempt;
import io.buildify.webhook.call.Sender;
import io.buildify.webhook.subscription.Failures;
import io.buildify.webhook.subscription.SigningSecrets;
import io.buildify.webhook.subscription.Subscription;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The subscriptions, as receivers of the platform's events. */
@Singleton
class WebhookReceivers implements EventReceivers {

    /** @param failingSince null if it was not */
    private record Asked(
            Subscription subscription, @Nullable Instant failingSince) {}

    private final Deliveries deliveries;
    private final Failures failures;
    private final SigningSecrets secrets;
    private final Sender sender;
    private final Configuration configuration;

    WebhookReceivers(
            Deliveries deliveries,
            Failures failures,
            SigningSecrets secrets,
            Sender sender,
            Configuration configuration) {
        this.deliveries = deliveries;
        this.failures = failures;
        this.secrets = secrets;
        this.sender = sender;
        this.configuration = configuration;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Uni<List<String>> of(CloudEvent event) {
        return Subscription.<Subscription>list("enabled = true and (company is null or company = ?1)", event.company())
                .map(all -> all.stream()
                        .filter(subscription -> subscription.wants(event))
                        .map(subscription -> subscription.id)
                        .toList())
                .call(wanting -> Each.inOrder(wanting, (position, id) -> deliveries.begin(event, id)))
                .map(wanting -> wanting.stream().map(UUID::toString).toList());
    }

    @Override
    public Uni<Receipt> deliver(CloudEvent event, String receiver) {
        CallRules rules = CallRules.of(configuration.as(WebhookConfiguration.class));
        return Panache.withTransaction(() -> asked(UUID.fromString(receiver))).flatMap(asked -> {
            if (asked == null) {
                return Uni.createFrom().item(Attempt.unwanted());
            }
            Subscription subscription = asked.subscription();
            if (!subscription.isEnabled()) {
                return Uni.createFrom().item(Attempt.never(off(subscription)));
            }
            return sender.send(event, subscription.id, subscription.url(), () -> secrets.of(subscription), rules)
                    .call(attempt -> note(asked, attempt))
                    .map(Receipt.class::cast);
        });
    }

    private Uni<@Nullable Asked> asked(UUID id) {
        return Subscription.<Subscription>findById(id)
                .flatMap(subscription -> subscription == null
                        ? Uni.createFrom().nullItem()
                        : failures.since(subscription).map(since -> new Asked(subscription, since)));
    }

    private Uni<?> note(Asked asked, Attempt attempt) {
        if (attempt.isGone()) {
            return failures.gone(asked.subscription());
        }
        if (attempt.outcome() != Receipt.Outcome.TAKEN) {
            return failures.note(asked.subscription(), asked.failingSince());
        }
        return asked.failingSince() == null ? Uni.createFrom().voidItem() : failures.end(asked.subscription());
    }

    private static String off(Subscription subscription) {
        return subscription.disabledReason() == null
                ? "the subscription is switched off"
                : "the subscription is switched off: " + subscription.disabledReason();
    }

    @Override
    public Uni<?> settle(CloudEvent event, String receiver, Receipt receipt, Settlement settlement) {
        return deliveries.settle(
                event,
                UUID.fromString(receiver),
                receipt instanceof Attempt attempt ? attempt.reply() : null,
                settlement);
    }
}

package io.buildify.webhook.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.buildify.events.CloudEvent;
import io.buildify.webhook.address.CallRules;
import io.buildify.webhook.call.Attempt;
import io.buildify.webhook.call.Sender;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** An event that tells nothing, for a try. It is sent once, whether the subscription is on or off. */
@Singleton
class Ping {

    private static final String TYPE = "webhook.subscription.ping";

    private final Subscriptions subscriptions;
    private final Urls urls;
    private final SigningSecrets secrets;
    private final Sender sender;
    private final Clock clock;

    Ping(Subscriptions subscriptions, Urls urls, SigningSecrets secrets, Sender sender, Clock clock) {
        this.subscriptions = subscriptions;
        this.urls = urls;
        this.secrets = secrets;
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * @throws io.buildify.sdk.problem.ProblemException (as the answer's failure) 404, 403 {@code outside-scope}
     */
    Uni<Attempt> send(UUID id) {
        CallRules rules = urls.rules();
        return Panache.withTransaction(() -> subscriptions.own(id))
                .flatMap(subscription -> sender.send(
                        event(subscription), id, subscription.url(), () -> secrets.of(subscription), rules));
    }

    private CloudEvent event(Subscription subscription) {
        return new CloudEvent(
                UUID.randomUUID().toString(),
                CloudEvent.sourceOf("webhook"),
                TYPE,
                subscription.id.toString(),
                clock.instant(),
                subscription.tenant(),
                subscription.company(),
                "{\"subscription\":\"%s\"}".formatted(subscription.id).getBytes(UTF_8));
    }
}

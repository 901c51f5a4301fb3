package io.buildify.webhook.subscription;

import io.buildify.sdk.configuration.Configuration;
import io.buildify.sdk.persistence.Change;
import io.buildify.sdk.persistence.OwnRows;
import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.buildify.webhook.WebhookConfiguration;
import io.buildify.webhook.call.SigningSecret;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** The subscriptions of the current tenant and company. */
@Singleton
class Subscriptions {

    private final OwnRows ownRows;
    private final Configuration configuration;
    private final DeclaredTypes types;
    private final Urls urls;
    private final Failures failures;
    private final SigningSecrets secrets;

    Subscriptions(
            OwnRows ownRows,
            Configuration configuration,
            DeclaredTypes types,
            Urls urls,
            Failures failures,
            SigningSecrets secrets) {
        this.ownRows = ownRows;
        this.configuration = configuration;
        this.types = types;
        this.urls = urls;
        this.failures = failures;
        this.secrets = secrets;
    }

    /**
     * Adds one, of the caller's tenant or company.
     *
     * @throws ProblemException (as the answer's failure) 422 {@code url-refused}, {@code type-not-offered} or {@code
     *     too-many-subscriptions}
     */
    Uni<SubscriptionAnswer> add(SubscriptionRequest request) {
        SigningSecret secret = SigningSecret.generate();
        return check(request)
                .chain(() -> Panache.withTransaction(() -> room().chain(() -> made(request, secret))))
                .map(made -> SubscriptionAnswer.made(made, secret));
    }

    /** A row gets its id when it is to be inserted, filled as it is then: the secret that opens there comes behind. */
    private Uni<Subscription> made(SubscriptionRequest request, SigningSecret secret) {
        Subscription made = Subscription.of(request);
        secrets.give(made, secret);
        return made.<Subscription>persist()
                .invoke(row -> secrets.give(row, secret))
                .call(row -> row.flush());
    }

    /**
     * Changes one; it begins anew, also after the platform has switched it off.
     *
     * @throws ProblemException (as the answer's failure) as for {@link #add}, and 404, 403 {@code outside-scope}
     */
    Uni<Subscription> change(UUID id, SubscriptionRequest request) {
        return check(request)
                .chain(() -> Panache.withTransaction(() -> own(id).flatMap(
                                subscription -> Change.of(subscription, same -> same.change(request)))
                        .call(failures::forget)));
    }

    /**
     * @throws ProblemException (as the answer's failure) 404, 403 {@code outside-scope}
     */
    Uni<Void> delete(UUID id) {
        return Panache.withTransaction(() -> own(id).flatMap(Change::delete));
    }

    /**
     * Gives it another secret.
     *
     * @throws ProblemException (as the answer's failure) 404, 403 {@code outside-scope}
     */
    Uni<SecretAnswer> rotate(UUID id) {
        SigningSecret secret = SigningSecret.generate();
        return Panache.withTransaction(() ->
                        own(id).flatMap(subscription -> Change.of(subscription, same -> secrets.replace(same, secret))))
                .map(subscription -> new SecretAnswer(secret.text(), subscription.previousUntil()));
    }

    /**
     * @throws ProblemException (as the answer's failure) 404
     */
    Uni<Subscription> get(UUID id) {
        return Panache.withTransaction(() -> found(id));
    }

    /**
     * One that the caller may change. For a transaction.
     *
     * @throws ProblemException (as the answer's failure) 404, 403 {@code outside-scope}
     */
    Uni<Subscription> own(UUID id) {
        return found(id).map(subscription -> ownRows.require("subscription", subscription));
    }

    private static Uni<Subscription> found(UUID id) {
        return Subscription.<Subscription>findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> new ProblemException(Problem.notFound("subscription", id)));
    }

    private Uni<Void> check(SubscriptionRequest request) {
        return Uni.createFrom().deferred(() -> {
            types.check(request.types());
            return urls.check(request.url());
        });
    }

    private Uni<Void> room() {
        int most = configuration.as(WebhookConfiguration.class).mostSubscriptions();
        String company = ownRows.company();
        Uni<Long> own =
                company == null ? Subscription.count("company is null") : Subscription.count("company = ?1", company);
        return own.invoke(number -> {
                    if (number >= most) {
                        throw new ProblemException(Problem.of(422, "too-many-subscriptions", "Too many subscriptions")
                                .detail(
                                        "There are %d subscriptions here, and no more may be. Delete one, or ask the platform's engineer to raise most_subscriptions."
                                                .formatted(number)));
                    }
                })
                .replaceWithVoid();
    }
}

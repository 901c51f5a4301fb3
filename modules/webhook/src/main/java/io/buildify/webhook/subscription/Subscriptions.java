package io.buildify.webhook.subscription;

import io.buildify.sdk.configuration.Configuration;
import io.buildify.sdk.persistence.Change;
import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.buildify.sdk.scope.CurrentScope;
import io.buildify.webhook.WebhookConfiguration;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;

/** The subscriptions of the current tenant and company. */
@Singleton
class Subscriptions {

    private final CurrentScope currentScope;
    private final Configuration configuration;
    private final DeclaredTypes types;
    private final Urls urls;
    private final Failures failures;
    private final Clock clock;

    Subscriptions(
            CurrentScope currentScope,
            Configuration configuration,
            DeclaredTypes types,
            Urls urls,
            Failures failures,
            Clock clock) {
        this.currentScope = currentScope;
        this.configuration = configuration;
        this.types = types;
        this.urls = urls;
        this.failures = failures;
        this.clock = clock;
    }

    /**
     * Adds one, of the caller's tenant or company.
     *
     * @throws ProblemException (as the answer's failure) 422 {@code url-refused}, {@code type-not-offered} or {@code
     *     too-many-subscriptions}
     */
    Uni<SubscriptionAnswer> add(SubscriptionRequest request) {
        return check(request)
                .chain(() -> Panache.withTransaction(
                        () -> room().chain(() -> Subscription.of(request).<Subscription>persistAndFlush())))
                .map(made -> SubscriptionAnswer.made(made, currentScope.get().company()));
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
    Uni<Subscription> rotate(UUID id) {
        return Panache.withTransaction(() ->
                own(id).flatMap(subscription -> Change.of(subscription, same -> same.rotate(clock.instant()))));
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
        return found(id).invoke(subscription -> {
            if (!Objects.equals(subscription.company(), currentScope.get().company())) {
                throw new ProblemException(Problem.of(403, "outside-scope", "Outside the caller's data")
                        .detail("The subscription %s belongs to %s. Ask with a token of its owner."
                                .formatted(
                                        id,
                                        subscription.company() == null
                                                ? "the tenant as a whole"
                                                : "company " + subscription.company())));
            }
        });
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
        String company = currentScope.get().company();
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

package io.buildify.webhook.subscription;

import io.buildify.sdk.configuration.Configuration;
import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.buildify.webhook.WebhookConfiguration;
import io.buildify.webhook.address.Addresses;
import io.buildify.webhook.address.CallRules;
import io.buildify.webhook.address.Target;
import io.buildify.webhook.address.UrlRefused;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Says at once what would fail at each delivery. */
@Singleton
class Urls {

    private final Configuration configuration;
    private final Addresses addresses;

    Urls(Configuration configuration, Addresses addresses) {
        this.configuration = configuration;
        this.addresses = addresses;
    }

    /** What the platform's engineer lets the caller's tenant call. */
    CallRules rules() {
        return CallRules.of(configuration.as(WebhookConfiguration.class));
    }

    /**
     * @throws ProblemException (as the answer's failure) 422 {@code url-refused}, with the reason and what helps
     */
    Uni<Void> check(String url) {
        return Uni.createFrom()
                .deferred(() -> {
                    CallRules rules = rules();
                    return addresses.of(Target.of(url, rules), rules);
                })
                .onFailure(UrlRefused.class)
                .transform(refused -> new ProblemException(
                        Problem.of(422, "url-refused", "URL is refused").detail(refused.getMessage())))
                .replaceWithVoid();
    }
}

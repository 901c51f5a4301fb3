package io.buildify.webhook.subscription;

import io.buildify.events.CloudEvent;
import io.buildify.events.EventPattern;
import io.buildify.sdk.persistence.TrackedRow;
import io.buildify.sdk.scope.Scope;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A URL that gets events: those of a company, or those of a tenant and all its companies. */
@Entity
@Table(name = "webhook_subscriptions")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public class Subscription extends TrackedRow {

    /** How long a secret is good for after it was replaced. */
    private static final Duration OVERLAP = Duration.ofHours(24);

    String url;

    String[] types;

    boolean enabled;

    @Column(name = "disabled_reason")
    @Nullable
    String disabledReason;

    /** Sealed; see {@link SigningSecrets}. */
    private String secret;

    @Column(name = "previous_secret")
    private @Nullable String previousSecret;

    @Column(name = "previous_until")
    private @Nullable Instant previousUntil;

    /** It has no secret yet. */
    static Subscription of(SubscriptionRequest request) {
        Subscription subscription = new Subscription();
        subscription.change(request);
        return subscription;
    }

    void change(SubscriptionRequest request) {
        url = request.url();
        types = request.types().toArray(String[]::new);
        enabled = request.enabled() == null || request.enabled();
        disabledReason = null;
    }

    void disable(String reason) {
        enabled = false;
        disabledReason = reason;
    }

    /** @param sealed its first secret */
    void begin(String sealed) {
        secret = sealed;
    }

    /**
     * Gives it another secret; the one it has is good for a while longer.
     *
     * @param sealed the new one
     */
    void rotate(String sealed, Instant now) {
        previousSecret = secret;
        previousUntil = now.plus(OVERLAP);
        secret = sealed;
    }

    void forgetPreviousSecret() {
        previousSecret = null;
        previousUntil = null;
    }

    /** Has its secrets sealed otherwise. */
    void renew(UnaryOperator<String> renewal) {
        secret = renewal.apply(secret);
        previousSecret = previousSecret == null ? null : renewal.apply(previousSecret);
    }

    /** Until when the secret before is good; null if there is none. */
    @Nullable
    Instant previousUntil() {
        return previousUntil;
    }

    public String url() {
        return url;
    }

    public boolean isEnabled() {
        return enabled;
    }

    /** Why the platform has switched it off; null if it has not. */
    public @Nullable String disabledReason() {
        return disabledReason;
    }

    /** What requests are signed with: its secret, and the one before while that is good. */
    List<String> sealedSecrets(Instant now) {
        List<String> secrets = new ArrayList<>(List.of(secret));
        if (previousSecret != null && previousUntil != null && now.isBefore(previousUntil)) {
            secrets.add(previousSecret);
        }
        return secrets;
    }

    /** Whether it wants an event of its tenant. */
    public boolean wants(CloudEvent event) {
        return enabled
                && (company() == null || company().equals(event.company()))
                && Arrays.stream(types).anyMatch(type -> new EventPattern(type).matches(event.type()));
    }

    /** Where it can be changed. */
    public Scope scope() {
        return new Scope(tenant(), company());
    }
}

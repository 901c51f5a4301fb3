package io.buildify.webhook.subscription;

import io.buildify.events.CloudEvent;
import io.buildify.events.EventPattern;
import io.buildify.sdk.persistence.TrackedRow;
import io.buildify.sdk.scope.Scope;
import io.buildify.webhook.call.SigningSecret;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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

    private String secret;

    @Column(name = "previous_secret")
    private @Nullable String previousSecret;

    @Column(name = "previous_until")
    private @Nullable Instant previousUntil;

    static Subscription of(SubscriptionRequest request) {
        Subscription subscription = new Subscription();
        subscription.change(request);
        subscription.secret = SigningSecret.generate().text();
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

    /** Gives it another secret; the one it has is good for a while longer. */
    void rotate(Instant now) {
        previousSecret = secret;
        previousUntil = now.plus(OVERLAP);
        secret = SigningSecret.generate().text();
    }

    SigningSecret secret() {
        return new SigningSecret(secret);
    }

    /** Until when the secret before is good; there is one. */
    Instant previousUntil() {
        return Objects.requireNonNull(previousUntil);
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
    public List<SigningSecret> secrets(Instant now) {
        List<SigningSecret> secrets = new ArrayList<>(List.of(secret()));
        if (previousSecret != null && previousUntil != null && now.isBefore(previousUntil)) {
            secrets.add(new SigningSecret(previousSecret));
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

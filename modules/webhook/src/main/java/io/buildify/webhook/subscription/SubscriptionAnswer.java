package io.buildify.webhook.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.buildify.sdk.rest.Versioned;
import io.buildify.webhook.call.SigningSecret;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A subscription as clients see it. */
@Schema(name = "Subscription")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubscriptionAnswer(
        UUID id,
        String url,
        List<String> types,
        boolean enabled,

        @Schema(description = "Why the platform has switched it off") @Nullable
        String disabledReason,

        @Schema(description = "Whose events it gets; absent: those of the tenant and all its companies") @Nullable
        String company,

        @Schema(
                description = "What requests are signed with; told once, when the subscription is made",
                examples = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDazfpiBi9E3Y=")
        @Nullable
        String secret,

        long version,
        Instant createdAt)
        implements Versioned {

    static SubscriptionAnswer of(Subscription subscription) {
        return of(subscription, null);
    }

    static SubscriptionAnswer made(Subscription subscription, SigningSecret secret) {
        return of(subscription, secret.text());
    }

    private static SubscriptionAnswer of(Subscription subscription, @Nullable String secret) {
        return new SubscriptionAnswer(
                subscription.id,
                subscription.url,
                List.of(subscription.types),
                subscription.enabled,
                subscription.disabledReason,
                subscription.company(),
                secret,
                subscription.version(),
                subscription.createdAt());
    }
}

package io.buildify.webhook.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of an event for a subscription, as clients see it. */
@Schema(name = "Delivery")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryAnswer(
        UUID id,
        UUID subscription,
        String event,
        String type,
        String subject,
        Instant happenedAt,
        DeliveryState state,
        int attempts,
        @Nullable Instant lastAttempt,

        @Schema(description = "Not before then") @Nullable Instant nextAttempt,

        @Schema(description = "HTTP status of the last answer") @Nullable
        Integer status,

        @Schema(description = "The first bytes of the last answer") @Nullable
        String answer,

        @Schema(description = "Why it was not taken") @Nullable
        String reason) {

    static DeliveryAnswer of(Delivery delivery) {
        return new DeliveryAnswer(
                delivery.id,
                delivery.subscription,
                delivery.event,
                delivery.type,
                delivery.subject,
                delivery.happenedAt,
                delivery.state,
                delivery.attempts,
                delivery.lastAttempt,
                delivery.nextAttempt,
                delivery.status,
                delivery.answer,
                delivery.reason);
    }
}

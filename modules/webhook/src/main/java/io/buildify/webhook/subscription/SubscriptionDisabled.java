package io.buildify.webhook.subscription;

import io.buildify.sdk.event.Event;
import io.buildify.sdk.event.EventType;
import java.util.UUID;

/**
 * The platform has switched a subscription off.
 *
 * @param reason one sentence
 */
@EventType("webhook.subscription.disabled")
public record SubscriptionDisabled(UUID subscription, String reason) implements Event {

    @Override
    public String subject() {
        return subscription.toString();
    }
}

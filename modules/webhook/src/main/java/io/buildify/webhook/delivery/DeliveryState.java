package io.buildify.webhook.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.buildify.sdk.event.Settlement;
import jakarta.persistence.EnumeratedValue;

/** What has become of an event for a subscription. */
public enum DeliveryState {
    /** It is sent, or sent again, when its time has come. */
    @JsonProperty("waiting")
    WAITING("waiting"),

    /** The receiver has taken it, or nobody wants it any more. */
    @JsonProperty("delivered")
    DELIVERED("delivered"),

    /** It was given up, and is among the dead letters. */
    @JsonProperty("dead")
    DEAD("dead");

    @EnumeratedValue
    private final String text;

    DeliveryState(String text) {
        this.text = text;
    }

    static DeliveryState of(Settlement settlement) {
        return switch (settlement.state()) {
            case TAKEN -> DELIVERED;
            case WAITING -> WAITING;
            case DEAD -> DEAD;
        };
    }
}

package io.buildify.warehouse.shipment;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.EnumeratedValue;

/** How far a shipment has come. */
public enum ShipmentStatus {
    @JsonProperty("draft")
    DRAFT("draft"),

    /** Its goods wait at the dispatch locations. */
    @JsonProperty("picked")
    PICKED("picked"),

    @JsonProperty("shipped")
    SHIPPED("shipped"),

    @JsonProperty("delivered")
    DELIVERED("delivered"),

    @JsonProperty("cancelled")
    CANCELLED("cancelled");

    @EnumeratedValue
    private final String text;

    ShipmentStatus(String text) {
        this.text = text;
    }

    /** As clients read it. */
    String text() {
        return text;
    }
}

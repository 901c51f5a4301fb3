package io.buildify.warehouse.place;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.EnumeratedValue;

/** What a location is for. */
public enum LocationKind {
    @JsonProperty("storage")
    STORAGE("storage"),

    /** Where picked goods wait for their shipment; each warehouse has one. */
    @JsonProperty("dispatch")
    DISPATCH("dispatch");

    @EnumeratedValue
    private final String text;

    LocationKind(String text) {
        this.text = text;
    }
}

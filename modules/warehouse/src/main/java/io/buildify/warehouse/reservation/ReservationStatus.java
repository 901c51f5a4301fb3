package io.buildify.warehouse.reservation;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.EnumeratedValue;

/** Whether goods are still kept. */
public enum ReservationStatus {
    @JsonProperty("active")
    ACTIVE("active"),

    @JsonProperty("released")
    RELEASED("released"),

    /** The goods were shipped. */
    @JsonProperty("fulfilled")
    FULFILLED("fulfilled");

    @EnumeratedValue
    private final String text;

    ReservationStatus(String text) {
        this.text = text;
    }
}

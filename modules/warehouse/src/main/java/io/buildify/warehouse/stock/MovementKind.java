package io.buildify.warehouse.stock;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.EnumeratedValue;

/** Why goods moved. */
public enum MovementKind {
    @JsonProperty("receive")
    RECEIVE("receive"),

    /** From one location to another: two movements. */
    @JsonProperty("move")
    MOVE("move"),

    /** From where goods are stored to where they wait for their shipment: two movements. */
    @JsonProperty("pick")
    PICK("pick"),

    @JsonProperty("ship")
    SHIP("ship"),

    @JsonProperty("adjust")
    ADJUST("adjust"),

    /** Of what was shipped, because its invoice was cancelled. */
    @JsonProperty("return")
    RETURN("return");

    @EnumeratedValue
    private final String text;

    MovementKind(String text) {
        this.text = text;
    }
}

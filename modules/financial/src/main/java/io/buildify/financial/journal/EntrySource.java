package io.buildify.financial.journal;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.EnumeratedValue;

/** What an entry was made for. */
public enum EntrySource {
    @JsonProperty("manual")
    MANUAL("manual"),
    @JsonProperty("reversal")
    REVERSAL("reversal"),
    @JsonProperty("invoice")
    INVOICE("invoice"),
    @JsonProperty("credit_note")
    CREDIT_NOTE("credit_note"),
    @JsonProperty("payment")
    PAYMENT("payment"),
    /** Of a payment, or a part of it, to an invoice; negative when a cancelled invoice gives it back. */
    @JsonProperty("allocation")
    ALLOCATION("allocation"),
    @JsonProperty("refund")
    REFUND("refund");

    @EnumeratedValue
    private final String text;

    EntrySource(String text) {
        this.text = text;
    }

    /** As clients and the database write it. */
    public String text() {
        return text;
    }
}

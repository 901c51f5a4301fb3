package io.buildify.financial.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.EnumeratedValue;

/** Where an account stands in the books. */
public enum AccountType {
    @JsonProperty("asset")
    ASSET("asset"),
    @JsonProperty("liability")
    LIABILITY("liability"),
    @JsonProperty("equity")
    EQUITY("equity"),
    @JsonProperty("income")
    INCOME("income"),
    @JsonProperty("expense")
    EXPENSE("expense");

    @EnumeratedValue
    private final String text;

    AccountType(String text) {
        this.text = text;
    }

    /** As clients and the database write it. */
    public String text() {
        return text;
    }
}

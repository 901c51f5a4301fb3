package io.buildify.financial.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.EnumeratedValue;

/** What the module itself books on an account. Each role has one account in the books. */
public enum AccountRole {
    /** Where payments arrive and refunds leave. */
    @JsonProperty("bank")
    BANK("bank", AccountType.ASSET, "1100", "Bank"),

    /** What customers owe: the sum of what is open of the invoices. */
    @JsonProperty("receivable")
    RECEIVABLE("receivable", AccountType.ASSET, "1300", "Trade receivables"),

    /** Tax that was paid to suppliers; posted by hand. */
    @JsonProperty("input_vat")
    INPUT_VAT("input_vat", AccountType.ASSET, "1400", "Input VAT"),

    /** Tax that was charged to customers. */
    @JsonProperty("output_vat")
    OUTPUT_VAT("output_vat", AccountType.LIABILITY, "2200", "Output VAT"),

    /** What customers have paid and no invoice has taken. */
    @JsonProperty("customer_credit")
    CUSTOMER_CREDIT("customer_credit", AccountType.LIABILITY, "2300", "Customer credit"),

    @JsonProperty("revenue")
    REVENUE("revenue", AccountType.INCOME, "4000", "Sales");

    @EnumeratedValue
    private final String text;

    private final AccountType type;
    private final String usualCode;
    private final String usualName;

    AccountRole(String text, AccountType type, String usualCode, String usualName) {
        this.text = text;
        this.type = type;
        this.usualCode = usualCode;
        this.usualName = usualName;
    }

    /** As clients and the database write it. */
    public String text() {
        return text;
    }

    /** What an account with this role must be. */
    public AccountType type() {
        return type;
    }

    String usualCode() {
        return usualCode;
    }

    String usualName() {
        return usualName;
    }

    /** Whether only documents may change it, so that it is the sum of them. */
    public boolean isControlled() {
        return this == RECEIVABLE || this == CUSTOMER_CREDIT;
    }
}

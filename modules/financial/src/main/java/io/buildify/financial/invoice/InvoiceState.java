package io.buildify.financial.invoice;

import jakarta.persistence.EnumeratedValue;

/** How far an invoice has come. What is paid of it is counted beside. */
enum InvoiceState {
    DRAFT("draft"),
    ISSUED("issued"),
    CANCELLED("cancelled");

    @EnumeratedValue
    private final String text;

    InvoiceState(String text) {
        this.text = text;
    }
}

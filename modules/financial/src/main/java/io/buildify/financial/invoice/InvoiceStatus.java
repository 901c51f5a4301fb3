package io.buildify.financial.invoice;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Locale;

/** How clients see how far an invoice has come. */
public enum InvoiceStatus {
    @JsonProperty("draft")
    DRAFT,
    @JsonProperty("issued")
    ISSUED,
    @JsonProperty("partially_paid")
    PARTIALLY_PAID,
    @JsonProperty("paid")
    PAID,
    @JsonProperty("cancelled")
    CANCELLED;

    /** PURE: an invoice of nothing is paid once it is issued. */
    static InvoiceStatus of(InvoiceState state, BigDecimal gross, BigDecimal paid) {
        return switch (state) {
            case DRAFT -> DRAFT;
            case CANCELLED -> CANCELLED;
            case ISSUED -> paid.compareTo(gross) == 0 ? PAID : paid.signum() == 0 ? ISSUED : PARTIALLY_PAID;
        };
    }

    /** As clients write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

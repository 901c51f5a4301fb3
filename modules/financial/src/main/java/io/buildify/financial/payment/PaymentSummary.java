package io.buildify.financial.payment;

import java.time.LocalDate;
import java.util.UUID;

/** A payment in a list. */
public record PaymentSummary(
        UUID id, UUID customerId, String currency, String amount, String credit, LocalDate receivedOn) {

    static PaymentSummary of(Payment payment) {
        return new PaymentSummary(
                payment.id,
                payment.customerId,
                payment.currency.getCurrencyCode(),
                payment.amount.toPlainString(),
                payment.credit().toPlainString(),
                payment.receivedOn);
    }
}

package io.buildify.financial.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A payment as clients see it. Amounts are strings, with exactly the digits of the currency's minor unit.
 *
 * @param credit what is neither allocated nor refunded
 * @param allocations what it pays for; negative for what a cancelled invoice gave back
 */
@Schema(name = "Payment")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentAnswer(
        UUID id,
        UUID customerId,
        @Schema(examples = "EUR") String currency,
        @Schema(examples = "100.00") String amount,
        LocalDate receivedOn,
        @Nullable String reference,
        @Schema(examples = "80.00") String allocated,
        @Schema(examples = "0.00") String refunded,
        @Schema(examples = "20.00") String credit,
        Instant createdAt,
        List<AllocationPart> allocations,
        List<RefundPart> refunds) {

    /** What pays for an invoice. */
    @Schema(name = "Allocation")
    public record AllocationPart(UUID id, UUID invoice, String amount, LocalDate allocatedOn) {}

    /** What the customer got back. */
    @Schema(name = "Refund")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RefundPart(
            UUID id,
            String amount,
            LocalDate refundedOn,
            @Nullable String reference) {}

    static PaymentAnswer of(PaymentDetails details) {
        Payment payment = details.payment();
        return new PaymentAnswer(
                payment.id,
                payment.customerId,
                payment.currency.getCurrencyCode(),
                payment.amount.toPlainString(),
                payment.receivedOn,
                payment.reference,
                details.allocated().toPlainString(),
                details.refunded().toPlainString(),
                details.credit().toPlainString(),
                payment.createdAt,
                details.allocations().stream()
                        .map(part -> new AllocationPart(
                                part.id, part.invoiceId, part.amount.toPlainString(), part.allocatedOn))
                        .toList(),
                details.refunds().stream()
                        .map(part ->
                                new RefundPart(part.id, part.amount.toPlainString(), part.refundedOn, part.reference))
                        .toList());
    }
}

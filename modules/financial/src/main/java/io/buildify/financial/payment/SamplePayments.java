package io.buildify.financial.payment;

import io.buildify.financial.invoice.Invoice;
import io.buildify.financial.money.MinorUnit;
import io.buildify.sdk.persistence.Written;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pays invoices that were made up. */
@Singleton
public class SamplePayments {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Payments payments;

    SamplePayments(Payments payments) {
        this.payments = payments;
    }

    /** All of it. */
    public Uni<?> pay(Invoice invoice) {
        return pay(invoice, invoice.gross());
    }

    /** About half of it. */
    public Uni<?> payHalf(Invoice invoice) {
        return pay(invoice, MinorUnit.round(invoice.gross().divide(TWO), invoice.currency()));
    }

    /** More than it; half of what is too much is given back, and the rest stays the customer's credit. */
    public Uni<?> overpay(Invoice invoice, BigDecimal more) {
        return pay(invoice, invoice.gross().add(more))
                .call(() -> Written.forget())
                .flatMap(paid -> payments.refund(paid.payment().id, new RefundRequest(more.divide(TWO), "Overpaid")));
    }

    private Uni<PaymentDetails> pay(Invoice invoice, BigDecimal amount) {
        return payments.receive(new PaymentRequest(
                invoice.customerId(),
                amount,
                invoice.currency(),
                null,
                invoice.number(),
                List.of(new AllocationRequest.Part(invoice.id, whatIsOpen()))));
    }

    private static @Nullable BigDecimal whatIsOpen() {
        return null;
    }
}

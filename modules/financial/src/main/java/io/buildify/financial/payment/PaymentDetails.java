package io.buildify.financial.payment;

import io.buildify.financial.money.MinorUnit;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** A payment with what became of it. */
record PaymentDetails(Payment payment, List<Allocation> allocations, List<Refund> refunds) {

    BigDecimal allocated() {
        return sum(allocations.stream().map(allocation -> allocation.amount));
    }

    BigDecimal refunded() {
        return sum(refunds.stream().map(refund -> refund.amount));
    }

    /** What is neither allocated nor refunded: the customer's credit. */
    BigDecimal credit() {
        return payment.amount.subtract(allocated()).subtract(refunded());
    }

    private BigDecimal sum(Stream<BigDecimal> amounts) {
        return MinorUnit.round(amounts.reduce(BigDecimal.ZERO, BigDecimal::add), payment.currency);
    }
}

package io.buildify.financial.payment;

import java.util.List;

/** A payment with what became of it. */
record PaymentDetails(Payment payment, List<Allocation> allocations, List<Refund> refunds) {}

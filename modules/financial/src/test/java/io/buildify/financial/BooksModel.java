package io.buildify.financial;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What the books must come to, counted in whole cents in memory. Each operation says whether it is possible. */
final class BooksModel {

    /** @param customer whose it is */
    static final class Invoice {
        final String customer;
        final long net;
        final long tax;
        boolean cancelled;
        long paid;

        Invoice(String customer, long net) {
            this.customer = customer;
            this.net = net;
            this.tax = (net * 19 + 50) / 100;
        }

        long gross() {
            return net + tax;
        }

        long open() {
            return cancelled ? 0 : gross() - paid;
        }
    }

    static final class Payment {
        final String customer;
        final long amount;
        final Map<String, Long> allocated = new HashMap<>();
        long refunded;

        Payment(String customer, long amount) {
            this.customer = customer;
            this.amount = amount;
        }

        long credit() {
            return amount
                    - refunded
                    - allocated.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    final Map<String, Invoice> invoices = new LinkedHashMap<>();
    final Map<String, Payment> payments = new LinkedHashMap<>();
    long byHand;
    int cancelled;

    boolean canAllocate(String payment, String invoice, long amount) {
        Payment from = payments.get(payment);
        Invoice to = invoices.get(invoice);
        return from.customer.equals(to.customer) && !to.cancelled && amount <= from.credit() && amount <= to.open();
    }

    void allocate(String payment, String invoice, long amount) {
        payments.get(payment).allocated.merge(invoice, amount, Long::sum);
        invoices.get(invoice).paid += amount;
    }

    boolean refund(String payment, long amount) {
        Payment from = payments.get(payment);
        if (amount > from.credit()) {
            return false;
        }
        from.refunded += amount;
        return true;
    }

    boolean cancel(String invoice) {
        Invoice taken = invoices.get(invoice);
        if (taken.cancelled) {
            return false;
        }
        taken.cancelled = true;
        taken.paid = 0;
        cancelled++;
        payments.values().forEach(payment -> payment.allocated.remove(invoice));
        return true;
    }

    /** What each account comes to, by code; debits are positive. */
    Map<String, Long> balances() {
        Map<String, Long> balances = new HashMap<>();
        balances.put("1300", sum(Invoice::open));
        balances.put("4000", -sum(invoice -> invoice.cancelled ? 0 : invoice.net));
        balances.put("2200", -sum(invoice -> invoice.cancelled ? 0 : invoice.tax));
        balances.put(
                "1100",
                payments.values().stream()
                        .mapToLong(payment -> payment.amount - payment.refunded)
                        .sum());
        balances.put(
                "2300", -payments.values().stream().mapToLong(Payment::credit).sum());
        balances.put("5000", byHand);
        balances.put("1000", -byHand);
        balances.values().removeIf(amount -> amount == 0);
        return balances;
    }

    private long sum(ToLongFunction<Invoice> amount) {
        return invoices.values().stream().mapToLong(amount).sum();
    }
}

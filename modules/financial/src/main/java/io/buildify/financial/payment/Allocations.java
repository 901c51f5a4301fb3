package io.buildify.financial.payment;

import io.buildify.financial.Now;
import io.buildify.financial.Refusal;
import io.buildify.financial.account.Account;
import io.buildify.financial.account.AccountRole;
import io.buildify.financial.invoice.Invoice;
import io.buildify.financial.invoice.InvoiceBook;
import io.buildify.financial.journal.Journal;
import io.buildify.financial.money.MinorUnit;
import io.buildify.sdk.persistence.Each;
import io.buildify.sdk.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Lets payments pay for invoices. Whoever calls it holds their customer's lock. */
@ApplicationScoped
public class Allocations {

    private final InvoiceBook book;
    private final Journal journal;
    private final Now now;

    Allocations(InvoiceBook book, Journal journal, Now now) {
        this.book = book;
        this.journal = journal;
        this.now = now;
    }

    /**
     * Lets a payment pay for invoices, one after the other.
     *
     * @param earliest not before that day, nor before an invoice was issued
     * @param accounts of all roles that it books on
     * @throws ProblemException 409 if an invoice is not of that customer and currency, is not issued, or is asked to
     *     take more than is open of it or left of the payment
     */
    @WithTransaction
    Uni<Void> allocate(
            Payment payment,
            LocalDate earliest,
            List<AllocationRequest.Part> parts,
            Map<AccountRole, Account> accounts) {
        requireDistinct(parts);
        BigDecimal[] left = {payment.credit()};
        return Each.inOrder(
                parts,
                (position, part) -> book.locked(part.invoice()).flatMap(invoice -> {
                    BigDecimal amount = amount(payment, invoice, left[0], position, part);
                    left[0] = left[0].subtract(amount);
                    LocalDate day = invoice.issuedOn().isAfter(earliest) ? invoice.issuedOn() : earliest;
                    return make(payment.id, invoice, amount, day, "Payment of invoice " + invoice.number(), accounts);
                }));
    }

    private static void requireDistinct(List<AllocationRequest.Part> parts) {
        Set<UUID> invoices = new HashSet<>();
        for (int position = 0; position < parts.size(); position++) {
            if (!invoices.add(parts.get(position).invoice())) {
                throw Refusal.field("allocations[%d].invoice".formatted(position), "is there twice");
            }
        }
    }

    private static BigDecimal amount(
            Payment payment, Invoice invoice, BigDecimal left, int position, AllocationRequest.Part part) {
        invoice.requireIssued();
        if (!invoice.customerId().equals(payment.customerId)
                || !invoice.currency().equals(payment.currency)) {
            throw Refusal.conflict(
                    "does-not-match",
                    "Of another customer or currency",
                    "Invoice %s is not of the payment's customer and currency. Allocate to one that is.",
                    invoice.number());
        }
        BigDecimal most = invoice.remaining().min(left);
        BigDecimal asked = part.amount();
        BigDecimal amount = asked == null
                ? most
                : MinorUnit.exact("allocations[%d].amount".formatted(position), asked, payment.currency);
        if (amount.signum() == 0 || amount.compareTo(most) > 0) {
            throw Refusal.conflict(
                    "too-much",
                    "More than there is",
                    "%s of invoice %s is open and %s of the payment is left. Allocate at most %s.",
                    invoice.remaining().toPlainString(),
                    invoice.number(),
                    left.toPlainString(),
                    most.toPlainString());
        }
        return amount;
    }

    /**
     * Gives back to payments what they have paid for an invoice that is cancelled.
     *
     * @param accounts of all roles that it books on
     */
    @WithTransaction
    public Uni<Void> release(Invoice invoice, LocalDate day, Map<AccountRole, Account> accounts) {
        return Allocation.find(
                        "select a.paymentId, sum(a.amount) from Allocation a where a.invoiceId = ?1"
                                + " group by a.paymentId having sum(a.amount) <> 0 order by a.paymentId",
                        invoice.id)
                .project(Object[].class)
                .list()
                .flatMap(paid -> Each.inOrder(
                        paid,
                        (position, row) -> make(
                                (UUID) row[0],
                                invoice,
                                ((BigDecimal) row[1]).negate(),
                                day,
                                "Given back by invoice " + invoice.number(),
                                accounts)));
    }

    private Uni<Void> make(
            UUID payment,
            Invoice invoice,
            BigDecimal amount,
            LocalDate day,
            String description,
            Map<AccountRole, Account> accounts) {
        return Allocation.of(payment, invoice.id, amount, day, now.instant())
                .<Allocation>persistAndFlush()
                .flatMap(made -> journal.post(made.posting(invoice.currency(), description), accounts));
    }
}

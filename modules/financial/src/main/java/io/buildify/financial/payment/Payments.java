package io.buildify.financial.payment;

import io.buildify.financial.BookDay;
import io.buildify.financial.FinancialConfiguration;
import io.buildify.financial.Now;
import io.buildify.financial.Refusal;
import io.buildify.financial.account.AccountRole;
import io.buildify.financial.account.RoleAccounts;
import io.buildify.financial.customer.Customers;
import io.buildify.financial.invoice.InvoiceBook;
import io.buildify.financial.journal.EntrySource;
import io.buildify.financial.journal.Journal;
import io.buildify.financial.journal.Posting;
import io.buildify.financial.money.MinorUnit;
import io.buildify.sdk.configuration.Configuration;
import io.buildify.sdk.persistence.OwnRows;
import io.buildify.sdk.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.NoResultException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The payments of the current tenant and company. What is done for one customer is done one after the other. */
@ApplicationScoped
class Payments {

    private final Configuration configuration;
    private final Customers customers;
    private final InvoiceBook invoices;
    private final Allocations allocations;
    private final RoleAccounts accounts;
    private final Journal journal;
    private final OwnRows ownRows;
    private final Now now;

    Payments(
            Configuration configuration,
            Customers customers,
            InvoiceBook invoices,
            Allocations allocations,
            RoleAccounts accounts,
            Journal journal,
            OwnRows ownRows,
            Now now) {
        this.configuration = configuration;
        this.customers = customers;
        this.invoices = invoices;
        this.allocations = allocations;
        this.accounts = accounts;
        this.journal = journal;
        this.ownRows = ownRows;
        this.now = now;
    }

    /**
     * Books what has arrived, and lets it pay for invoices.
     *
     * @throws ProblemException as {@link Allocations#allocate}; 409 {@code period-closed}
     */
    @WithTransaction
    Uni<PaymentDetails> receive(PaymentRequest request) {
        Currency usual = configuration.as(FinancialConfiguration.class).currency();
        return customer(request)
                .call(customers::lock)
                .flatMap(customer -> accounts.all()
                        .flatMap(byRole -> payment(request, customer, usual)
                                .<Payment>persistAndFlush()
                                .call(payment -> journal.post(posting(payment), byRole))
                                .call(payment ->
                                        allocations.allocate(payment, payment.receivedOn, request.parts(), byRole))))
                .flatMap(Payments::details);
    }

    private Uni<UUID> customer(PaymentRequest request) {
        UUID named = request.customerId();
        if (named != null) {
            return Uni.createFrom().item(named);
        }
        if (request.parts().isEmpty()) {
            throw Refusal.field("customer_id", "must be there, or an allocation");
        }
        return invoices.customerOf(request.parts().getFirst().invoice());
    }

    private Payment payment(PaymentRequest request, UUID customer, Currency usual) {
        Payment payment = new Payment();
        payment.customerId = customer;
        payment.currency = Objects.requireNonNullElse(request.currency(), usual);
        payment.amount = MinorUnit.exact("amount", request.amount(), payment.currency);
        payment.receivedOn =
                BookDay.check("received_on", Objects.requireNonNullElse(request.receivedOn(), now.today()));
        payment.reference = request.reference();
        payment.createdAt = now.instant();
        if (payment.receivedOn.isAfter(now.today())) {
            throw Refusal.field("received_on", "must not be after today, %s", now.today());
        }
        return payment;
    }

    private static Posting posting(Payment payment) {
        return new Posting(
                EntrySource.PAYMENT,
                payment.id,
                payment.receivedOn,
                payment.currency,
                payment.reference == null ? "Payment" : "Payment " + payment.reference,
                List.of(
                        Posting.Line.debit(AccountRole.BANK, payment.amount),
                        Posting.Line.credit(AccountRole.CUSTOMER_CREDIT, payment.amount)));
    }

    /**
     * Lets what is left of a payment pay for invoices.
     *
     * @throws ProblemException as {@link Allocations#allocate}
     */
    @WithTransaction
    Uni<PaymentDetails> allocate(UUID id, AllocationRequest request) {
        return locked(id)
                .call(payment -> accounts.all()
                        .flatMap(byRole -> allocations.allocate(payment, now.today(), request.allocations(), byRole)))
                .flatMap(Payments::details);
    }

    /**
     * Gives back what is left of a payment, or a part of it.
     *
     * @throws ProblemException 409 {@code too-much} if less is left
     */
    @WithTransaction
    Uni<PaymentDetails> refund(UUID id, RefundRequest request) {
        return locked(id)
                .call(payment -> accounts.all()
                        .flatMap(byRole -> refund(payment, request)
                                .<Refund>persistAndFlush()
                                .flatMap(refund -> journal.post(refund.posting(payment.currency), byRole))))
                .flatMap(Payments::details);
    }

    private Refund refund(Payment payment, RefundRequest request) {
        BigDecimal amount = MinorUnit.exact("amount", request.amount(), payment.currency);
        if (amount.compareTo(payment.credit()) > 0) {
            throw Refusal.conflict(
                    "too-much",
                    "More than there is",
                    "%s of the payment is left. Refund at most that, or cancel an invoice that it has paid for.",
                    payment.credit().toPlainString());
        }
        Refund refund = new Refund();
        refund.paymentId = payment.id;
        refund.amount = amount;
        refund.refundedOn = now.today();
        refund.reference = request.reference();
        refund.createdAt = now.instant();
        return refund;
    }

    /** The payment is read after its customer is locked. */
    private Uni<Payment> locked(UUID id) {
        return Payment.find("select p.customerId from Payment p where p.id = ?1", id)
                .project(UUID.class)
                .singleResult()
                .onFailure(NoResultException.class)
                .transform(none -> Refusal.notFound("payment", id))
                .call(customers::lock)
                .chain(() -> Payment.<Payment>findById(id))
                .map(payment -> ownRows.require("payment", payment));
    }

    /**
     * @throws ProblemException 404 if there is none that the caller may see
     */
    @WithTransaction
    Uni<PaymentDetails> get(UUID id) {
        return Payment.<Payment>findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> Refusal.notFound("payment", id))
                .flatMap(Payments::details);
    }

    private static Uni<PaymentDetails> details(Payment payment) {
        return Allocation.<Allocation>list("paymentId = ?1 order by id", payment.id)
                .flatMap(parts -> Refund.<Refund>list("paymentId = ?1 order by id", payment.id)
                        .map(refunds -> new PaymentDetails(payment, parts, refunds)));
    }
}

package io.buildify.financial.sample;

import io.buildify.financial.creditnote.CreditNotes;
import io.buildify.financial.customer.Customer;
import io.buildify.financial.customer.CustomerRequest;
import io.buildify.financial.customer.Customers;
import io.buildify.financial.invoice.Invoice;
import io.buildify.financial.invoice.InvoiceRequest;
import io.buildify.financial.invoice.Invoicing;
import io.buildify.financial.payment.SamplePayments;
import io.buildify.sdk.persistence.Each;
import io.buildify.sdk.persistence.Written;
import io.buildify.sdk.testdata.TestData;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.datafaker.Faker;

/** Invoices in all states, a customer for every five of them, and what was paid. */
@Singleton
class SampleInvoices implements TestData {

    private static final int INVOICES_OF_A_CUSTOMER = 5;
    private static final BigDecimal OVERPAID = BigDecimal.TEN;

    private final Customers customers;
    private final Invoicing invoicing;
    private final SamplePayments payments;
    private final CreditNotes creditNotes;

    SampleInvoices(Customers customers, Invoicing invoicing, SamplePayments payments, CreditNotes creditNotes) {
        this.customers = customers;
        this.invoicing = invoicing;
        this.payments = payments;
        this.creditNotes = creditNotes;
    }

    @Override
    public Uni<?> make(Faker faker, int count) {
        List<UUID> known = new ArrayList<>();
        return Each.inOrder(
                        numbers(Math.ceilDiv(count, INVOICES_OF_A_CUSTOMER)),
                        (position, number) ->
                                customers.add(customer(faker)).invoke((Customer customer) -> known.add(customer.id)))
                .chain(Written::forget)
                .chain(() -> Each.inOrder(
                        numbers(count),
                        (position, number) -> invoicing
                                .write(invoice(faker, known.get(position % known.size()), Fate.of(position)))
                                .call(invoice -> follow(invoice, Fate.of(position)))
                                .call(() -> Written.forget())));
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static CustomerRequest customer(Faker faker) {
        return new CustomerRequest(
                "%s %s".formatted(faker.company().name(), faker.random().hex(6)),
                faker.internet().safeEmailAddress(),
                faker.address().streetAddress() + "\n" + faker.address().zipCode() + " "
                        + faker.address().city(),
                "DE" + faker.number().digits(9),
                faker.options().option(null, 7, 30));
    }

    private static InvoiceRequest invoice(Faker faker, UUID customer, Fate fate) {
        List<InvoiceRequest.Line> lines = IntStream.rangeClosed(
                        1, faker.number().numberBetween(1, 5))
                .mapToObj(line -> new InvoiceRequest.Line(
                        null,
                        faker.commerce().productName(),
                        BigDecimal.valueOf(faker.number().numberBetween(1, 20)),
                        BigDecimal.valueOf(faker.number().numberBetween(10, 500)),
                        null))
                .toList();
        return new InvoiceRequest(null, customer, fate == Fate.DRAFT, lines);
    }

    private Uni<?> follow(Invoice invoice, Fate fate) {
        return switch (fate) {
            case DRAFT, ISSUED -> Uni.createFrom().voidItem();
            case PARTLY_PAID -> payments.payHalf(invoice);
            case PAID -> payments.pay(invoice);
            case OVERPAID -> payments.overpay(invoice, OVERPAID);
            case CANCELLED -> Written.forget().chain(() -> creditNotes.cancel(invoice.id, "Ordered by mistake"));
        };
    }
}

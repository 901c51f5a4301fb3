package io.buildify.bench.plain.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Drafts invoices and issues them, statement by statement as financial does; needs a transaction. */
@Singleton
class PlainInvoicing {

    private static final Currency CURRENCY = Currency.getInstance("EUR");
    private static final BigDecimal USUAL_RATE = new BigDecimal("0.19");
    private static final String PREFIX = "INV";
    private static final int PAYMENT_DAYS = 14;

    private static final String MAKE_CUSTOMER = """
            insert into financial_customers (tenant_id, id, name, created_at) values (:tenant, :id, :name, :now)
            on conflict do nothing""";

    private static final String NEXT = """
            with turn as materialized (
                select pg_advisory_xact_lock(
                    hashtextextended(concat_ws('/', 'financial_invoice_numbers', cast(:tenant as text), '',
                        cast(:year as integer), 'invoice'), 0)))
            insert into financial_invoice_numbers (tenant_id, company_id, year, series, last)
            select cast(:tenant as text), null, cast(:year as integer), 'invoice', 1 from turn
            on conflict (tenant_id, company_id, year, series)
            do update set last = financial_invoice_numbers.last + 1
            returning last""";

    private static final String CLOSED_THROUGH = """
            select coalesce(closed_through, date '0001-01-01') from financial_books
             where tenant_id = :tenant and book = '' for share""";

    Uni<PlainInvoice> write(String tenant, InvoiceRequest request) {
        List<PlainInvoiceLine> lines = request.lines().stream()
                .map(line -> PlainInvoiceLine.of(line, USUAL_RATE, CURRENCY))
                .collect(Collectors.toList());
        return customer(tenant, request.customer())
                .flatMap(customer -> PlainInvoice.draft(customer, CURRENCY, lines)
                        .<PlainInvoice>persistAndFlush()
                        .call(invoice -> Boolean.TRUE.equals(request.draft())
                                ? Uni.createFrom().voidItem()
                                : issue(invoice, customer)));
    }

    private static Uni<PlainCustomer> customer(String tenant, String name) {
        return find(tenant, name)
                .onItem()
                .ifNull()
                .switchTo(() -> make(tenant, name).chain(() -> find(tenant, name)));
    }

    private static Uni<PlainCustomer> find(String tenant, String name) {
        return PlainCustomer.<PlainCustomer>find("tenant = ?1 and book = '' and name = ?2", tenant, name)
                .firstResult();
    }

    private static Uni<Integer> make(String tenant, String name) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(MAKE_CUSTOMER)
                        .setParameter("tenant", tenant)
                        .setParameter("id", PlainRow.newId())
                        .setParameter("name", name)
                        .setParameter("now", Instant.now())
                        .executeUpdate());
    }

    private static Uni<?> issue(PlainInvoice invoice, PlainCustomer customer) {
        String tenant = invoice.tenant;
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        LocalDate due = today.plusDays(Objects.requireNonNullElse(customer.paymentDays, PAYMENT_DAYS));
        return accounts(tenant)
                .flatMap(accounts -> number(tenant, today.getYear())
                        .invoke(number -> invoice.issue(number, customer, today, due))
                        .chain(() -> invoice.flush())
                        .chain(() -> requireOpen(tenant, today))
                        .chain(() -> PlainEntry.of(invoice, accounts).persistAndFlush()));
    }

    private static Uni<Map<String, PlainAccount>> accounts(String tenant) {
        return PlainAccount.<PlainAccount>find("tenant = ?1 and book = '' and role is not null", tenant)
                .list()
                .map(found -> found.stream()
                        .collect(Collectors.toMap(
                                account -> Objects.requireNonNull(account.role), Function.identity())));
    }

    private static Uni<String> number(String tenant, int year) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(NEXT, Integer.class)
                        .setParameter("tenant", tenant)
                        .setParameter("year", year)
                        .getSingleResult())
                .map(last -> "%s-%d-%06d".formatted(PREFIX, year, last));
    }

    private static Uni<LocalDate> requireOpen(String tenant, LocalDate day) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(CLOSED_THROUGH, LocalDate.class)
                        .setParameter("tenant", tenant)
                        .getSingleResultOrNull())
                .invoke(closed -> {
                    if (closed != null && !day.isAfter(closed)) {
                        throw new IllegalStateException("The books are closed through " + closed);
                    }
                });
    }
}

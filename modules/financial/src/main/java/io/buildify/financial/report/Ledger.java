package io.buildify.financial.report;

import io.buildify.financial.account.AccountType;
import io.buildify.financial.money.MinorUnit;
import io.buildify.sdk.persistence.OwnRows;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** Sums of the caller's own books. */
@ApplicationScoped
class Ledger {

    /** Before all that can be booked. */
    static final LocalDate EVER = LocalDate.of(1, 1, 1);

    private static final String BALANCES = """
            select a.code, a.name, a.type, sum(l.amount)
              from financial_entries e
              join financial_entry_lines l on (l.tenant_id, l.entry_id) = (e.tenant_id, e.id)
              join financial_accounts a on (a.tenant_id, a.id) = (l.tenant_id, l.account_id)
             where e.book = :book and e.currency = :currency and e.booked_on between :from and :to
             group by a.code, a.name, a.type order by a.code""";

    /** A line of an income or an expense is what a tax is reckoned from; one of a VAT account is the tax. */
    private static final String TAXES = """
            select l.tax_rate,
                   -coalesce(sum(l.amount) filter (where a.type = 'income'), 0),
                   -coalesce(sum(l.amount) filter (where a.role = 'output_vat'), 0),
                   coalesce(sum(l.amount) filter (where a.type in ('expense', 'asset') and a.role is null), 0),
                   coalesce(sum(l.amount) filter (where a.role = 'input_vat'), 0)
              from financial_entries e
              join financial_entry_lines l on (l.tenant_id, l.entry_id) = (e.tenant_id, e.id)
              join financial_accounts a on (a.tenant_id, a.id) = (l.tenant_id, l.account_id)
             where e.book = :book and e.currency = :currency and e.booked_on between :from and :to
               and l.tax_rate is not null
             group by l.tax_rate order by l.tax_rate""";

    /** An invoice is open from its day on, but for what was allocated to it, until the day that it was cancelled. */
    private static final String OPEN = """
            select number, customer_id, name, due_on, remaining from (
                select i.number, i.customer_id, c.name, i.due_on,
                       i.gross - coalesce((select sum(a.amount) from financial_allocations a
                                            where (a.tenant_id, a.invoice_id) = (i.tenant_id, i.id)
                                              and a.allocated_on <= :day), 0) as remaining
                  from financial_invoices i
                  join financial_customers c on (c.tenant_id, c.id) = (i.tenant_id, i.customer_id)
                 where i.book = :book and i.currency = :currency and i.issued_on <= :day
                   and (i.cancelled_on is null or i.cancelled_on > :day)) as invoices
             where remaining <> 0 order by name, number""";

    private final OwnRows ownRows;

    Ledger(OwnRows ownRows) {
        this.ownRows = ownRows;
    }

    /** What was booked on each account from one day to another, by code. */
    @WithTransaction
    Uni<List<Balance>> balances(LocalDate from, LocalDate to, Currency currency) {
        return rows(BALANCES, currency, from, to)
                .map(rows -> rows.stream()
                        .map(row -> new Balance(
                                (String) row[0],
                                (String) row[1],
                                AccountType.valueOf(((String) row[2]).toUpperCase(Locale.ROOT)),
                                money(row[3], currency)))
                        .toList());
    }

    /** Taxes of what was booked from one day to another, by rate. */
    @WithTransaction
    Uni<List<RateTaxes>> taxes(LocalDate from, LocalDate to, Currency currency) {
        return rows(TAXES, currency, from, to)
                .map(rows -> rows.stream()
                        .map(row -> new RateTaxes(
                                (BigDecimal) row[0],
                                money(row[1], currency),
                                money(row[2], currency),
                                money(row[3], currency),
                                money(row[4], currency)))
                        .toList());
    }

    private Uni<List<Object[]>> rows(String query, Currency currency, LocalDate from, LocalDate to) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(query, Object[].class)
                        .setParameter("book", ownRows.owner())
                        .setParameter("currency", currency.getCurrencyCode())
                        .setParameter("from", from)
                        .setParameter("to", to)
                        .getResultList());
    }

    /** Invoices of which something is open at the end of a day, by customer and number. */
    @WithTransaction
    Uni<List<OpenInvoice>> open(LocalDate day, Currency currency) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(OPEN, Object[].class)
                        .setParameter("book", ownRows.owner())
                        .setParameter("currency", currency.getCurrencyCode())
                        .setParameter("day", day)
                        .getResultList())
                .map(rows ->
                        rows.stream().map(row -> OpenInvoice.of(row, currency)).toList());
    }

    private static BigDecimal money(Object amount, Currency currency) {
        return MinorUnit.round((BigDecimal) amount, currency);
    }
}

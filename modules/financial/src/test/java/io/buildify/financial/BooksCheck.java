package io.buildify.financial;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Rows;

/** What is true of a tenant's books, whatever was done. */
record BooksCheck(ModuleInstance instance) {

    /** Counted anew by the database, of all companies. */
    void hold(String tenant) {
        Rows rows = new Rows(instance);
        assertThat(none(rows, tenant, "entry_lines", "(select sum(amount) from x) <> 0"))
                .isZero();
        assertThat(none(rows, tenant, "entries e", """
                (size, total) <> (select count(*), sum(amount) filter (where amount > 0) from financial.financial_entry_lines l
                                   where (l.tenant_id, l.entry_id) = (e.tenant_id, e.id))""")).isZero();
        assertThat(none(rows, tenant, "invoices i", """
                paid <> (select coalesce(sum(amount), 0) from financial.financial_allocations a
                          where (a.tenant_id, a.invoice_id) = (i.tenant_id, i.id))""")).isZero();
        assertThat(none(rows, tenant, "payments p", """
                (allocated, refunded) <> (
                    (select coalesce(sum(amount), 0) from financial.financial_allocations a
                      where (a.tenant_id, a.payment_id) = (p.tenant_id, p.id)),
                    (select coalesce(sum(amount), 0) from financial.financial_refunds r
                      where (r.tenant_id, r.payment_id) = (p.tenant_id, p.id)))""")).isZero();
        assertThat(rows.count("""
                select count(*) from (
                    select book, sum(gross - paid) filter (where state = 'issued') as open, (
                        select sum(amount) from financial.financial_entry_lines l join financial.financial_accounts a
                            on (a.tenant_id, a.id) = (l.tenant_id, l.account_id)
                         where (l.tenant_id, l.book, a.role) = (i.tenant_id, i.book, 'receivable')) as booked
                      from financial.financial_invoices i where tenant_id = '%s' group by tenant_id, book) as books
                 where coalesce(open, 0) <> coalesce(booked, 0)""".formatted(tenant))).isZero();
        assertThat(rows.count("""
                select count(*) from (
                    select max(right(number, 6)::integer) - count(*) as gap from (
                        select book, number, 'invoice' from financial.financial_invoices
                         where tenant_id = '%1$s' and number is not null
                        union all
                        select book, number, 'credit note' from financial.financial_credit_notes where tenant_id = '%1$s')
                        as numbers (book, number, series)
                     group by book, series, left(number, -6)) as series
                 where gap <> 0""".formatted(tenant))).isZero();
    }

    private static long none(Rows rows, String tenant, String table, String condition) {
        return rows.count("""
                with x as (select * from financial.financial_entry_lines where tenant_id = '%1$s')
                select count(*) from financial.financial_%2$s where tenant_id = '%1$s' and %3$s""".formatted(tenant, table, condition));
    }
}

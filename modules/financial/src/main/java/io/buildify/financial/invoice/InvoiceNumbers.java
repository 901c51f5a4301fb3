package io.buildify.financial.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * Numbers of one company, or of the tenant itself, in one year: 1, 2, 3 and so on without a gap. Whoever
 * takes one makes the next wait until its transaction ends; if it fails, its number is taken again.
 */
@Singleton
public class InvoiceNumbers {

    /** What is counted by itself. */
    public enum Series {
        INVOICE("invoice"),
        CREDIT_NOTE("credit_note");

        private final String text;

        Series(String text) {
            this.text = text;
        }
    }

    /** Who waits stands in a line: for the row itself all would wait at once, and all look again each time it is free. */
    private static final String NEXT = """
            with turn as materialized (
                select pg_advisory_xact_lock(hashtextextended(concat_ws('/', 'financial_invoice_numbers',
                    current_setting('buildify.tenant'), current_setting('buildify.company', true),
                    cast(:year as integer), cast(:series as text)), 0)))
            insert into financial_invoice_numbers (year, series, last)
            select cast(:year as integer), cast(:series as text), 1 from turn
            on conflict (tenant_id, company_id, year, series)
            do update set last = financial_invoice_numbers.last + 1
            returning last""";

    /** Takes the next number; needs a transaction. */
    public Uni<String> next(Series series, String prefix, int year) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(NEXT, Integer.class)
                        .setParameter("year", year)
                        .setParameter("series", series.text)
                        .getSingleResult())
                .map(last -> format(prefix, year, last));
    }

    /** {@code DE-INV-2026-000001}. */
    static String format(String prefix, int year, int number) {
        return "%s-%d-%06d".formatted(prefix, year, number);
    }
}

package io.buildify.financial.report;

import io.buildify.financial.Refusal;
import io.buildify.sdk.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Of which days a report is, and in which currency; a {@code @BeanParam}. */
public final class Span {

    @QueryParam("from")
    @Parameter(description = "The first day; the first of the year if absent", example = "2026-01-01")
    @Nullable
    String from;

    @QueryParam("to")
    @Parameter(description = "The last day; today if absent", example = "2026-12-31")
    @Nullable
    String to;

    @QueryParam("currency")
    @Parameter(description = "What was booked in it is reported; the configuration's if absent", example = "EUR")
    @Nullable
    String currency;

    /** @param from the first day, not after the last */
    record Days(LocalDate from, LocalDate to) {}

    /**
     * @throws ProblemException 400 {@code validation}
     */
    Days days(LocalDate today) {
        LocalDate last = AsOf.parsed("to", to, today);
        LocalDate first = AsOf.parsed("from", from, last.withDayOfYear(1));
        if (first.isAfter(last)) {
            throw Refusal.field("from", "must not be after to, %s", last);
        }
        return new Days(first, last);
    }

    /**
     * @throws ProblemException 400 {@code validation}
     */
    Currency currency(Currency usual) {
        return AsOf.parsed(currency, usual);
    }
}

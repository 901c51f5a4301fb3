package io.buildify.financial.report;

import io.buildify.financial.Refusal;
import io.buildify.sdk.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Of which day a report is, and in which currency; a {@code @BeanParam}. */
public final class AsOf {

    @QueryParam("as_of")
    @Parameter(description = "The day at whose end it is; today if absent", example = "2026-12-31")
    @Nullable
    String asOf;

    @QueryParam("currency")
    @Parameter(description = "What was booked in it is reported; the configuration's if absent", example = "EUR")
    @Nullable
    String currency;

    /**
     * @throws ProblemException 400 {@code validation}
     */
    LocalDate day(LocalDate today) {
        return parsed("as_of", asOf, today);
    }

    /**
     * @throws ProblemException 400 {@code validation}
     */
    Currency currency(Currency usual) {
        return parsed(currency, usual);
    }

    static LocalDate parsed(String field, @Nullable String text, LocalDate usual) {
        try {
            return text == null ? usual : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.field(field, "must be a day, such as 2026-12-31");
        }
    }

    static Currency parsed(@Nullable String text, Currency usual) {
        try {
            Currency currency = text == null ? usual : Currency.getInstance(text);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw Refusal.field("currency", "must be the ISO 4217 code of one that is paid in");
    }
}

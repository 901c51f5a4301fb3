package io.buildify.financial.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.function.LongPredicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * PURE: what is open, by how many days it is overdue.
 *
 * @param notDue due on the report's day or later
 */
@Schema(name = "Ages")
public record Ages(
        String notDue,
        @JsonProperty("days_1_to_30") String days1To30,
        @JsonProperty("days_31_to_60") String days31To60,
        @JsonProperty("days_61_to_90") String days61To90,
        @JsonProperty("days_over_90") String daysOver90,
        String total) {

    static Ages of(List<OpenInvoice> invoices, LocalDate asOf, Currency currency) {
        return new Ages(
                sum(invoices, asOf, currency, days -> days <= 0),
                sum(invoices, asOf, currency, days -> days >= 1 && days <= 30),
                sum(invoices, asOf, currency, days -> days >= 31 && days <= 60),
                sum(invoices, asOf, currency, days -> days >= 61 && days <= 90),
                sum(invoices, asOf, currency, days -> days > 90),
                sum(invoices, asOf, currency, days -> true));
    }

    private static String sum(List<OpenInvoice> invoices, LocalDate asOf, Currency currency, LongPredicate overdue) {
        BigDecimal sum = TrialBalance.sum(invoices.stream()
                .filter(invoice -> overdue.test(ChronoUnit.DAYS.between(invoice.dueOn(), asOf)))
                .map(OpenInvoice::amount));
        return TrialBalance.text(sum, currency);
    }

    List<String> cells() {
        return List.of(notDue, days1To30, days31To60, days61To90, daysOver90, total);
    }
}

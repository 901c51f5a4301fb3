package io.buildify.financial.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * PURE: taxes that were charged and paid.
 *
 * @param to the last day
 * @param rates the lowest first
 * @param outputTax all that was charged to customers
 * @param inputTax all that was paid to suppliers
 * @param payable what was charged less what was paid
 */
@Schema(name = "VatSummary")
public record VatSummary(
        LocalDate from,
        LocalDate to,
        String currency,
        List<Line> rates,
        String outputTax,
        String inputTax,
        String payable)
        implements Report {

    /**
     * One rate.
     *
     * @param rate as a fraction
     */
    @Schema(name = "VatSummaryLine")
    public record Line(String rate, String outputNet, String outputTax, String inputNet, String inputTax) {}

    static VatSummary of(Span.Days days, Currency currency, List<RateTaxes> taxes) {
        BigDecimal output = sum(taxes, RateTaxes::outputTax);
        BigDecimal input = sum(taxes, RateTaxes::inputTax);
        return new VatSummary(
                days.from(),
                days.to(),
                currency.getCurrencyCode(),
                taxes.stream().map(VatSummary::line).toList(),
                TrialBalance.text(output, currency),
                TrialBalance.text(input, currency),
                TrialBalance.text(output.subtract(input), currency));
    }

    private static BigDecimal sum(List<RateTaxes> taxes, Function<RateTaxes, BigDecimal> amount) {
        return TrialBalance.sum(taxes.stream().map(amount));
    }

    private static Line line(RateTaxes taxes) {
        return new Line(
                taxes.rate().toPlainString(),
                taxes.outputNet().toPlainString(),
                taxes.outputTax().toPlainString(),
                taxes.inputNet().toPlainString(),
                taxes.inputTax().toPlainString());
    }

    @Override
    public Table table() {
        List<List<@Nullable String>> rows = new ArrayList<>();
        rates.forEach(
                line -> rows.add(List.of(line.rate, line.outputNet, line.outputTax, line.inputNet, line.inputTax)));
        rows.add(List.of("total", "", outputTax, "", inputTax));
        return new Table(List.of("rate", "output_net", "output_tax", "input_net", "input_tax"), rows);
    }
}

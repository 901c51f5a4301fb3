package io.buildify.financial.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * PURE: what customers owe, by how long it has been due.
 *
 * @param asOf at the end of that day
 */
@Schema(name = "AgedReceivables")
public record AgedReceivables(LocalDate asOf, String currency, List<Line> customers, Ages all) implements Report {

    /** What one customer owes. */
    @Schema(name = "AgedReceivablesLine")
    public record Line(
            UUID customer, String name, @JsonUnwrapped Ages ages) {}

    static AgedReceivables of(LocalDate asOf, Currency currency, List<OpenInvoice> open) {
        Map<UUID, List<OpenInvoice>> byCustomer = open.stream()
                .collect(Collectors.groupingBy(OpenInvoice::customer, LinkedHashMap::new, Collectors.toList()));
        List<Line> lines = new ArrayList<>();
        byCustomer.forEach((customer, invoices) ->
                lines.add(new Line(customer, invoices.getFirst().customerName(), Ages.of(invoices, asOf, currency))));
        return new AgedReceivables(asOf, currency.getCurrencyCode(), lines, Ages.of(open, asOf, currency));
    }

    @Override
    public Table table() {
        List<List<@Nullable String>> rows = new ArrayList<>();
        customers.forEach(line -> rows.add(row(line.customer.toString(), line.name, line.ages)));
        rows.add(row("total", "", all));
        return new Table(
                List.of(
                        "customer",
                        "name",
                        "not_due",
                        "days_1_to_30",
                        "days_31_to_60",
                        "days_61_to_90",
                        "days_over_90",
                        "total"),
                rows);
    }

    private static List<@Nullable String> row(String customer, String name, Ages ages) {
        List<@Nullable String> row = new ArrayList<>(List.of(customer, name));
        row.addAll(ages.cells());
        return row;
    }
}

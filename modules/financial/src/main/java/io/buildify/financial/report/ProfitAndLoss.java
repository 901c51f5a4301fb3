package io.buildify.financial.report;

import io.buildify.financial.account.AccountType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * PURE: what was earned and spent.
 *
 * @param to the last day
 * @param profit income less expenses; negative for a loss
 */
@Schema(name = "ProfitAndLoss")
public record ProfitAndLoss(
        LocalDate from, LocalDate to, String currency, Section income, Section expenses, String profit)
        implements Report {

    static ProfitAndLoss of(Span.Days days, Currency currency, List<Balance> balances) {
        return new ProfitAndLoss(
                days.from(),
                days.to(),
                currency.getCurrencyCode(),
                Section.of(AccountType.INCOME, balances, currency),
                Section.of(AccountType.EXPENSE, balances, currency),
                TrialBalance.text(
                        Section.total(AccountType.INCOME, balances)
                                .subtract(Section.total(AccountType.EXPENSE, balances)),
                        currency));
    }

    @Override
    public Table table() {
        List<List<@Nullable String>> rows = new ArrayList<>();
        income.addTo(rows, "income");
        expenses.addTo(rows, "expenses");
        rows.add(List.of("profit", "", "total", profit));
        return new Table(List.of("section", "code", "name", "amount"), rows);
    }
}

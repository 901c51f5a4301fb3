package io.buildify.financial.report;

import io.buildify.financial.account.AccountType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * PURE: what there is, and whose it is. Assets are liabilities, equity and result together.
 *
 * @param asOf at the end of that day
 * @param result what was earned less what was spent until then
 * @param total of the assets, and of all that stands against them
 */
@Schema(name = "BalanceSheet")
public record BalanceSheet(
        LocalDate asOf,
        String currency,
        Section assets,
        Section liabilities,
        Section equity,
        String result,
        String total)
        implements Report {

    static BalanceSheet of(LocalDate asOf, Currency currency, List<Balance> balances) {
        BigDecimal result =
                Section.total(AccountType.INCOME, balances).subtract(Section.total(AccountType.EXPENSE, balances));
        return new BalanceSheet(
                asOf,
                currency.getCurrencyCode(),
                Section.of(AccountType.ASSET, balances, currency),
                Section.of(AccountType.LIABILITY, balances, currency),
                Section.of(AccountType.EQUITY, balances, currency),
                TrialBalance.text(result, currency),
                TrialBalance.text(
                        Section.total(AccountType.LIABILITY, balances)
                                .add(Section.total(AccountType.EQUITY, balances))
                                .add(result),
                        currency));
    }

    @Override
    public Table table() {
        List<List<@Nullable String>> rows = new ArrayList<>();
        assets.addTo(rows, "assets");
        liabilities.addTo(rows, "liabilities");
        equity.addTo(rows, "equity");
        rows.add(List.of("result", "", "total", result));
        return new Table(List.of("section", "code", "name", "amount"), rows);
    }
}

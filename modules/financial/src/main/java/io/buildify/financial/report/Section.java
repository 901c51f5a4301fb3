package io.buildify.financial.report;

import io.buildify.financial.account.AccountType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * PURE: the accounts of one type in a report. An amount is positive on the side that is usual for the type.
 *
 * @param total sum of the accounts
 */
@Schema(name = "ReportSection")
public record Section(List<Line> accounts, String total) {

    /** One account. */
    @Schema(name = "ReportLine")
    public record Line(String code, String name, String amount) {}

    static Section of(AccountType type, List<Balance> balances, Currency currency) {
        List<Line> lines = new ArrayList<>();
        balances.stream()
                .filter(balance -> balance.type() == type)
                .forEach(balance -> lines.add(new Line(
                        balance.code(), balance.name(), TrialBalance.text(usual(type, balance.amount()), currency))));
        return new Section(lines, TrialBalance.text(total(type, balances), currency));
    }

    /** The sum of a type's balances, positive on its usual side. */
    static BigDecimal total(AccountType type, List<Balance> balances) {
        return usual(
                type,
                TrialBalance.sum(balances.stream()
                        .filter(balance -> balance.type() == type)
                        .map(Balance::amount)));
    }

    private static BigDecimal usual(AccountType type, BigDecimal amount) {
        return type == AccountType.ASSET || type == AccountType.EXPENSE ? amount : amount.negate();
    }

    /** Its accounts, then its sum. */
    void addTo(List<List<@Nullable String>> rows, String name) {
        accounts.forEach(line -> rows.add(List.of(name, line.code, line.name, line.amount)));
        rows.add(List.of(name, "", "total", total));
    }
}

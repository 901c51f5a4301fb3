package io.buildify.financial.report;

import io.buildify.financial.account.AccountType;
import io.buildify.financial.money.MinorUnit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * PURE: what has been booked on each account. Debits and credits come to the same.
 *
 * @param asOf at the end of that day
 * @param debit sum of the debit balances
 * @param credit sum of the credit balances
 */
@Schema(name = "TrialBalance")
public record TrialBalance(LocalDate asOf, String currency, List<Line> accounts, String debit, String credit)
        implements Report {

    /** One account: the side on which its balance is has the amount, the other zero. */
    @Schema(name = "TrialBalanceLine")
    public record Line(String code, String name, AccountType type, String debit, String credit) {}

    static TrialBalance of(LocalDate asOf, Currency currency, List<Balance> balances) {
        List<Line> lines = balances.stream()
                .map(balance -> new Line(
                        balance.code(),
                        balance.name(),
                        balance.type(),
                        text(debit(balance), currency),
                        text(credit(balance), currency)))
                .toList();
        return new TrialBalance(
                asOf,
                currency.getCurrencyCode(),
                lines,
                text(sum(balances.stream().map(TrialBalance::debit)), currency),
                text(sum(balances.stream().map(TrialBalance::credit)), currency));
    }

    private static BigDecimal debit(Balance balance) {
        return balance.amount().max(BigDecimal.ZERO);
    }

    private static BigDecimal credit(Balance balance) {
        return balance.amount().negate().max(BigDecimal.ZERO);
    }

    static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static String text(BigDecimal amount, Currency currency) {
        return MinorUnit.round(amount, currency).toPlainString();
    }

    @Override
    public Table table() {
        List<List<@Nullable String>> rows = new ArrayList<>();
        accounts.forEach(line -> rows.add(List.of(line.code, line.name, line.type.text(), line.debit, line.credit)));
        rows.add(List.of("total", "", "", debit, credit));
        return new Table(List.of("code", "name", "type", "debit", "credit"), rows);
    }
}

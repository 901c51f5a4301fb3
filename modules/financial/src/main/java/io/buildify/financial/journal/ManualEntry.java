package io.buildify.financial.journal;

import io.buildify.financial.BookDay;
import io.buildify.financial.Refusal;
import io.buildify.financial.account.Account;
import io.buildify.financial.account.AccountRole;
import io.buildify.financial.money.MinorUnit;
import io.buildify.sdk.problem.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** PURE: makes an entry of what a client sends. */
record ManualEntry(EntryRequest request, Currency currency, LocalDate bookedOn) {

    /**
     * @param usual the currency of requests that name none
     * @throws ProblemException 400 if the day cannot be
     */
    static ManualEntry of(EntryRequest request, Currency usual, LocalDate today) {
        Currency currency = Objects.requireNonNullElse(request.currency(), usual);
        return new ManualEntry(
                request, currency, BookDay.check("booked_on", Objects.requireNonNullElse(request.bookedOn(), today)));
    }

    Set<String> codes() {
        return request.lines().stream().map(EntryRequest.Line::account).collect(Collectors.toSet());
    }

    /**
     * @param accounts by code
     * @throws ProblemException 400 naming the line whose account or amount cannot be, or that the lines do not balance
     */
    JournalEntry on(Map<String, Account> accounts) {
        List<EntryLine> lines = new ArrayList<>();
        for (EntryRequest.Line line : request.lines()) {
            String field = "lines[%d].".formatted(lines.size());
            lines.add(EntryLine.of(account(field + "account", line, accounts), amount(field, line), line.taxRate()));
        }
        BigDecimal balance = lines.stream().map(line -> line.amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (balance.signum() != 0) {
            throw Refusal.field(
                    "lines",
                    "must balance: there is %s too much %s",
                    balance.abs().toPlainString(),
                    balance.signum() > 0 ? "debit" : "credit");
        }
        return JournalEntry.of(bookedOn, currency, request.description(), EntrySource.MANUAL, lines);
    }

    private BigDecimal amount(String field, EntryRequest.Line line) {
        BigDecimal debit = line.debit();
        BigDecimal credit = line.credit();
        if (debit != null && credit == null) {
            return MinorUnit.exact(field + "debit", debit, currency);
        }
        if (credit != null && debit == null) {
            return MinorUnit.exact(field + "credit", credit, currency).negate();
        }
        throw Refusal.field(field + "debit", "must be there, or a credit, and not both");
    }

    private static Account account(String field, EntryRequest.Line line, Map<String, Account> accounts) {
        Account account = accounts.get(line.account());
        if (account == null) {
            throw Refusal.field(field, "is no account of these books");
        }
        AccountRole role = account.role();
        if (role != null && role.isControlled()) {
            throw Refusal.field(field, "is posted to by invoices and payments only");
        }
        return account;
    }
}

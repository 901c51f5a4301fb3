package io.buildify.financial.journal;

import io.buildify.financial.Now;
import io.buildify.financial.account.AccountRequest;
import io.buildify.financial.account.AccountRole;
import io.buildify.financial.account.AccountType;
import io.buildify.financial.account.ChartOfAccounts;
import io.buildify.financial.account.RoleAccounts;
import io.buildify.sdk.persistence.Each;
import io.buildify.sdk.problem.ProblemException;
import io.buildify.sdk.testdata.TestData;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import net.datafaker.Faker;

/** What a year costs: rent and salaries of the last months, an entry for every five things that are made up. */
@Singleton
class SampleEntries implements TestData {

    private static final int MONTHS = 12;
    private static final int THINGS_FOR_AN_ENTRY = 5;
    private static final List<AccountRequest> EXPENSES = List.of(
            new AccountRequest("6000", "Rent", AccountType.EXPENSE, null, null),
            new AccountRequest("6100", "Salaries", AccountType.EXPENSE, null, null));

    private final ChartOfAccounts chart;
    private final RoleAccounts roles;
    private final Entries entries;
    private final Now now;

    SampleEntries(ChartOfAccounts chart, RoleAccounts roles, Entries entries, Now now) {
        this.chart = chart;
        this.roles = roles;
        this.entries = entries;
        this.now = now;
    }

    @Override
    public Uni<?> make(Faker faker, int count) {
        List<Integer> numbers = IntStream.range(0, Math.ceilDiv(count, THINGS_FOR_AN_ENTRY))
                .boxed()
                .toList();
        return open().chain(() -> roles.all())
                .map(accounts ->
                        Objects.requireNonNull(accounts.get(AccountRole.BANK)).code())
                .flatMap(bank -> Each.inOrder(
                        numbers,
                        (position, number) -> entries.post(entry(faker, position, bank))
                                .onFailure(SampleEntries::isClosed)
                                .recoverWithNull()));
    }

    private Uni<Void> open() {
        return chart.byCode(EXPENSES.stream().map(AccountRequest::code).toList())
                .flatMap(known -> Each.inOrder(
                        EXPENSES.stream()
                                .filter(account -> !known.containsKey(account.code()))
                                .toList(),
                        (position, account) -> chart.open(account)));
    }

    private EntryRequest entry(Faker faker, int position, String bank) {
        AccountRequest expense = EXPENSES.get(position % EXPENSES.size());
        LocalDate month = now.today().withDayOfMonth(1).minusMonths(position % MONTHS);
        BigDecimal amount = BigDecimal.valueOf(faker.number().numberBetween(500, 5_000));
        return new EntryRequest(
                month,
                null,
                "%s, %s".formatted(expense.name(), month.toString().substring(0, "2026-01".length())),
                List.of(
                        new EntryRequest.Line(expense.code(), amount, null, null),
                        new EntryRequest.Line(bank, null, amount, null)));
    }

    /** Books that are closed already keep what they have. */
    private static boolean isClosed(Throwable failure) {
        return failure instanceof ProblemException refused
                && refused.problem().type().getPath().endsWith("/period-closed");
    }
}

package io.buildify.financial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.buildify.testing.Answer;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Months close one after the other, and nothing is posted in them afterwards. */
@FinancialTest
class PeriodIT {

    ModuleInstance instance;

    @Test
    void monthsCloseInOrderAndStayClosed() throws SQLException {
        FinancialTenant keeper = keeper("closing");
        keeper.post("2025-01-31", "5000", "1000", "1");
        keeper.post("2025-03-01", "5000", "1000", "2");

        assertThat(keeper.close("2025-03").problem()).isEqualTo("earlier-period-open");
        assertThat(keeper.close("2025-01").text("/status")).isEqualTo("closed");
        assertThat(keeper.post("2025-01-31", "5000", "1000", "3").problem()).isEqualTo("period-closed");
        assertThat(keeper.post("2024-12-31", "5000", "1000", "3").problem()).isEqualTo("period-closed");
        assertThat(keeper.post("2025-02-01", "5000", "1000", "3").status()).isEqualTo(201);
        assertThat(keeper.close("2025-02").status()).isEqualTo(200);
        assertThat(keeper.close("2025-02").problem()).isEqualTo("already-closed");
        assertThat(keeper.close("2024-06").problem()).isEqualTo("already-closed");
        assertThat(keeper.close(YearMonth.now(ZoneOffset.UTC).toString()).problem())
                .isEqualTo("period-not-over");
        assertThat(keeper.close("March").text("/errors/0/field")).isEqualTo("month");
        assertThat(keeper.user().get("periods").body().path("items"))
                .extracting(item ->
                        item.path("month").asText() + " " + item.path("status").asText())
                .containsExactly("2025-03 open", "2025-02 closed", "2025-01 closed");

        Refused refused = new Refused(instance);
        refused.write("closing", "closed", "update financial_periods set closed_at = null");
        refused.write("closing", "closed", "update financial_periods set closed_at = now() where month = '2025-02-01'");
        refused.write("closing", "books are closed", """
                insert into financial_entries (id, booked_on, currency, description, source, size, total, created_at)
                values (gen_random_uuid(), '2025-02-28', 'EUR', 'Attack', 'manual', 2, 5, now())""");
    }

    @Test
    void anEntryIsTakenBackInAnOpenMonth() {
        FinancialTenant keeper = keeper("late");
        Answer posted = keeper.post("2025-01-31", "5000", "1000", "1");
        keeper.close("2025-01");
        String path = posted.header("Location") + "/reverse";

        assertThat(keeper.user()
                        .post(path, "{\"description\":\"Late\",\"booked_on\":\"2025-01-31\"}")
                        .problem())
                .isEqualTo("period-closed");
        assertThat(keeper.user()
                        .post(path, "{\"description\":\"Late\",\"booked_on\":\"2025-02-01\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aMonthClosesWhenWhoPostsInItHasEnded() throws SQLException {
        FinancialTenant keeper = keeper("racing");
        keeper.post("2025-01-10", "5000", "1000", "1");
        Rows rows = new Rows(instance);

        try (Connection login = instance.database().login("financial");
                Statement statement = login.createStatement()) {
            login.setAutoCommit(false);
            statement.execute("set local buildify.tenant = 'racing'");
            statement.execute("""
                    insert into financial_entries (id, booked_on, currency, description, source, size, total, created_at)
                    values ('0199aaaa-0000-7000-8000-000000000002', '2025-01-31', 'EUR', 'Last', 'manual', 2, 5, now());
                    insert into financial_entry_lines (entry_id, entry_size, position, account_id, amount)
                    select '0199aaaa-0000-7000-8000-000000000002', 2, case code when '5000' then 0 else 1 end, id,
                           case code when '5000' then 5 else -5 end
                      from financial_accounts where code in ('5000', '1000')""");
            CompletableFuture<Answer> closing = keeper.user().posted("periods/2025-01/close", "");
            await().atMost(Duration.ofMinutes(1)).until(() -> rows.count("""
                            select count(*) from pg_stat_activity
                             where datname = current_database() and wait_event_type = 'Lock'""") == 1);
            assertThat(closing).isNotDone();

            login.commit();

            assertThat(closing.join().status()).isEqualTo(200);
        }
        assertThat(keeper.post("2025-01-31", "5000", "1000", "1").problem()).isEqualTo("period-closed");
    }

    @Test
    void manyWhoPostAndCloseAreInTimeOrRefused() {
        FinancialTenant keeper = keeper("crowding");
        List<CompletableFuture<Answer>> answers = new ArrayList<>();

        IntStream.range(0, 24).forEach(time -> {
            answers.add(keeper.user().posted("journal-entries", """
                    {"booked_on":"2026-0%d-15","description":"Race","lines":[
                     {"account":"5000","debit":"1"},{"account":"1000","credit":"1"}]}""".formatted(1 + time % 2)));
            if (time % 6 == 5) {
                answers.add(keeper.user().posted("periods/2025-02/close", ""));
                answers.add(keeper.user().posted("periods/2025-01/close", ""));
            }
        });

        assertThat(answers.stream().map(CompletableFuture::join))
                .allMatch(answer -> answer.status() < 300
                        || List.of("period-closed", "earlier-period-open", "already-closed")
                                .contains(answer.problem()));
    }

    @Test
    void eachCompanyClosesItsOwnBooks() {
        FinancialTenant.of(instance, "group");
        FinancialTenant german = FinancialTenant.at(instance, "group", "de");
        FinancialTenant french = FinancialTenant.at(instance, "group", "fr");
        List.of(german, french).forEach(PeriodIT::accounts);
        german.post("2025-01-10", "5000", "1000", "1");

        assertThat(german.close("2025-01").status()).isEqualTo(200);

        assertThat(french.post("2025-01-10", "5000", "1000", "1").status()).isEqualTo(201);
        assertThat(french.user().get("periods").body().path("items")).hasSize(1);
        assertThat(french.user().get("periods").text("/items/0/status")).isEqualTo("open");
    }

    private FinancialTenant keeper(String tenant) {
        FinancialTenant keeper = FinancialTenant.of(instance, tenant);
        accounts(keeper);
        return keeper;
    }

    private static void accounts(FinancialTenant keeper) {
        keeper.account("1000", "asset");
        keeper.account("5000", "expense");
    }
}

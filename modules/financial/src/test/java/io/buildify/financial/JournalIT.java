package io.buildify.financial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Rows;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries balance, whoever writes them, and are taken back rather than changed. */
@FinancialTest
class JournalIT {

    private static final String DAY = "2025-03-05";

    ModuleInstance instance;

    @Test
    void anEntryIsPostedReadAndTakenBackOnce() {
        FinancialTenant keeper = keeper("posting");

        Answer posted = keeper.post(DAY, "5000", "1000", "100");

        assertThat(posted.status()).as("%s", posted.body()).isEqualTo(201);
        assertThat(posted.text("/source")).isEqualTo("manual");
        assertThat(posted.text("/lines/0/debit")).isEqualTo("100.00");
        assertThat(posted.text("/lines/1/credit")).isEqualTo("100.00");
        assertThat(keeper.user().get(posted.header("Location")).body()).isEqualTo(posted.body());

        Answer reversed = reverse(keeper, posted);

        assertThat(reversed.status()).as("%s", reversed.body()).isEqualTo(201);
        assertThat(reversed.text("/reverses")).isEqualTo(posted.text("/id"));
        assertThat(reversed.text("/booked_on"))
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
        assertThat(reversed.text("/lines/0/credit")).isEqualTo("100.00");
        assertThat(reverse(keeper, posted).problem()).isEqualTo("already-reversed");
        assertThat(reverse(keeper, reversed).problem()).isEqualTo("made-by-document");
        assertThat(keeper.user().get("journal-entries").body().path("items"))
                .extracting(item -> item.path("source").asText())
                .containsExactly("reversal", "manual");
        assertThat(keeper.user()
                        .get("journal-entries?account=5000&limit=1")
                        .body()
                        .path("items"))
                .hasSize(1);
        assertThat(keeper.user().get("journal-entries?account=1300").body().path("items"))
                .isEmpty();
    }

    @Test
    void manyWhoTakeTheSameBackTakeItBackOnce() {
        FinancialTenant keeper = keeper("reversing");
        Answer posted = keeper.post(DAY, "5000", "1000", "1");

        List<Answer> answers = IntStream.range(0, 8)
                .mapToObj(time ->
                        keeper.user().posted(posted.header("Location") + "/reverse", "{\"description\":\"No\"}"))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allMatch(answer -> List.of("already-reversed", "conflict").contains(answer.problem()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"account\":\"5000\",\"debit\":\"1\"},{\"account\":\"1000\",\"credit\":\"2\"}|lines",
                "{\"account\":\"5000\",\"debit\":\"1.001\"},{\"account\":\"1000\",\"credit\":\"1.001\"}|lines[0].debit",
                "{\"account\":\"5000\"},{\"account\":\"1000\",\"credit\":\"1\"}|lines[0].debit",
                "{\"account\":\"5000\",\"debit\":\"1\",\"credit\":\"1\"},{\"account\":\"1000\",\"credit\":\"1\"}|lines[0].debit",
                "{\"account\":\"5000\",\"debit\":\"1\"},{\"account\":\"9999\",\"credit\":\"1\"}|lines[1].account",
                "{\"account\":\"5000\",\"debit\":\"-1\"},{\"account\":\"1000\",\"credit\":\"-1\"}|lines[0].debit",
                "{\"account\":\"5000\",\"debit\":\"1\"}|lines",
                "{\"account\":\"5000\",\"debit\":\"1\"},{\"account\":\"1300\",\"credit\":\"1\"}|lines[1].account"
            })
    void whatCannotBeIsNamed(String lines, String field) {
        FinancialTenant keeper = keeper("strict-books");
        keeper.invoice("1", "1");

        Answer answer =
                keeper.user().post("journal-entries", "{\"description\":\"Wrong\",\"lines\":[%s]}".formatted(lines));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors"))
                .extracting(error -> error.path("field").asText())
                .contains(field);
    }

    @ParameterizedTest
    @CsvSource({
        "JPY, 1, 1, ''",
        "JPY, 1.5, '', lines[0].debit",
        "KWD, 1.2345, '', lines[0].debit",
        "KWD, 1.234, 1.234, ''"
    })
    void amountsHaveTheDigitsOfTheirCurrency(String currency, String amount, String booked, String field) {
        Answer answer = keeper("digits").user().post("journal-entries", """
                {"description":"Cash","currency":"%s","lines":[
                 {"account":"5000","debit":"%s"},{"account":"1000","credit":"%s"}]}""".formatted(currency, amount, amount));

        assertThat(answer.text("/lines/0/debit")).isEqualTo(booked);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "-0044-03-15", "3000-01-01", "+12345-01-01"})
    void aDayThatCannotBeIsNamed(String day) {
        assertThat(keeper("strict-days").post(day, "5000", "1000", "1").text("/errors/0/field"))
                .isEqualTo("booked_on");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update financial_entries set description = 'other'",
                "update financial_entry_lines set amount = amount * 2",
                "delete from financial_entry_lines",
                "delete from financial_entries",
                "delete from financial_periods",
                "delete from financial_books",
                "update financial_books set closed_through = date '2020-01-01'"
            })
    void theLedgerIsKeptPastTheModulesCode(String attack) throws SQLException {
        FinancialTenant keeper = keeper("keeping");
        keeper.post(DAY, "5000", "1000", "10");

        new Refused(instance).write("keeping", "", attack);
    }

    @Test
    void theDatabaseRefusesWhatDoesNotBalance() throws SQLException {
        FinancialTenant keeper = keeper("balancing");
        keeper.post(DAY, "5000", "1000", "10");
        String entry = """
                insert into financial_entries (id, booked_on, currency, description, source, size, total, created_at)
                values ('0199aaaa-0000-7000-8000-000000000001', '2025-03-06', 'EUR', 'Attack', 'manual', 2, 5, now())""";
        String lines = """
                insert into financial_entry_lines (entry_id, entry_size, position, account_id, amount)
                select '0199aaaa-0000-7000-8000-000000000001', 2, case code when '5000' then 0 else 1 end, id,
                       case code when '5000' then 5 else %s end
                  from financial_accounts where code in ('5000', '1000')""";
        Rows rows = new Rows(instance);
        Refused refused = new Refused(instance);

        refused.write("balancing", "does not balance", entry);
        refused.write("balancing", "does not balance", entry, lines.formatted("-4"));
        refused.write("balancing", "does not balance", entry.replace("2, 5", "2, 4"), lines.formatted("-5"));
        String later = """
                insert into financial_entry_lines (entry_id, entry_size, position, account_id, amount)
                select entry_id, %s, extra, account_id, case extra when %s then 1 else -1 end
                  from financial_entry_lines, generate_series(%2$s, %2$s + 1) extra where position = 0""";
        refused.write("balancing", "entry_lines_position_check", later.formatted("entry_size", 2));
        refused.write("balancing", "entry_lines_entry_fkey", later.formatted("4", 2));
        refused.write("balancing", "entry_lines_pkey", later.formatted("entry_size", 0));
        assertThat(rows.count("select count(*) from financial.financial_entries where tenant_id = 'balancing'"))
                .isEqualTo(1);
    }

    @Test
    void allBooksBeginWithAnAccountForEachRole() {
        FinancialTenant.of(instance, "roles");
        AppUser company = instance.user("roles", "de");

        assertThat(company.get("accounts/tree").body())
                .extracting(node -> node.path("code").asText())
                .containsExactly("1100", "1300", "1400", "2200", "2300", "4000");
        assertThat(company.post(
                                "accounts",
                                "{\"code\":\"1302\",\"name\":\"Owed\",\"type\":\"asset\",\"role\":\"receivable\"}")
                        .problem())
                .isEqualTo("conflict");
        assertThat(
                        new Rows(instance)
                                .count(
                                        "select count(*) from financial.financial_accounts where tenant_id = 'roles' and company_id is null"))
                .isEqualTo(6);
    }

    @Test
    void anAccountGetsAnotherCodeAndKeepsItsRole() {
        FinancialTenant keeper = FinancialTenant.of(instance, "recoding");
        Answer account = keeper.user().get("accounts/" + id(keeper, "1300"));
        String path = "accounts/" + account.text("/id");
        String change = "{\"code\":\"1301\",\"name\":\"Owed\"}";

        assertThat(keeper.user()
                        .put(path, change, "If-Match", account.header("ETag"))
                        .text("/role"))
                .isEqualTo("receivable");
        assertThat(keeper.user()
                        .put(path, change, "If-Match", account.header("ETag"))
                        .status())
                .isEqualTo(412);
        keeper.sell("Acme Corp", "1");
        assertThat(keeper.user().get("journal-entries?account=1301").body().path("items"))
                .hasSize(1);
    }

    private static String id(FinancialTenant keeper, String code) {
        for (JsonNode node : keeper.user().get("accounts/tree").body()) {
            if (node.path("code").asText().equals(code)) {
                return node.path("id").asText();
            }
        }
        throw new AssertionError("There is no account " + code);
    }

    @Test
    void accountsMakeATree() {
        FinancialTenant keeper = keeper("tree");
        String parent = keeper.account("6000", "expense");

        Answer child = keeper.user()
                .post(
                        "accounts",
                        "{\"code\":\"6100\",\"name\":\"Rent\",\"type\":\"expense\",\"parent\":\"%s\"}"
                                .formatted(parent));

        assertThat(child.status()).isEqualTo(201);
        assertThat(child.text("/parent")).isEqualTo(parent);
        assertThat(keeper.user().get("accounts/tree").body()).anySatisfy(node -> {
            assertThat(node.path("code").asText()).isEqualTo("6000");
            assertThat(node.at("/children/0/code").asText()).isEqualTo("6100");
        });
        assertThat(keeper.user()
                        .post(
                                "accounts",
                                "{\"code\":\"6200\",\"name\":\"Rent\",\"type\":\"income\",\"parent\":\"%s\"}"
                                        .formatted(parent))
                        .text("/errors/0/field"))
                .isEqualTo("type");
        assertThat(keeper.user()
                        .post(
                                "accounts",
                                "{\"code\":\"6300\",\"name\":\"Till\",\"type\":\"expense\",\"role\":\"bank\"}")
                        .text("/errors/0/field"))
                .isEqualTo("type");
    }

    private static Answer reverse(FinancialTenant keeper, Answer entry) {
        return keeper.user().post(entry.header("Location") + "/reverse", "{\"description\":\"Booked twice\"}");
    }

    private FinancialTenant keeper(String tenant) {
        FinancialTenant keeper = FinancialTenant.of(instance, tenant);
        if (!keeper.user().get("accounts/tree").body().findValuesAsText("code").contains("1000")) {
            keeper.account("1000", "asset");
            keeper.account("5000", "expense");
        }
        return keeper;
    }
}

package io.buildify.financial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.buildify.testing.Answer;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the books come to. */
@FinancialTest
class ReportIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    ModuleInstance instance;

    @Test
    void reportsAreThoseOfTheirDay() {
        FinancialTenant keeper = keeper("reporting");
        keeper.post("2025-01-15", "5000", "1000", "30");
        keeper.post("2025-02-15", "1000", "3000", "500");
        keeper.post("2025-02-20", "5000", "1000", "12.50");

        Answer january = keeper.user().get("reports/trial-balance?as_of=2025-01-31");
        assertThat(january.text("/debit")).isEqualTo("30.00");
        assertThat(january.text("/accounts/0/code")).isEqualTo("1000");
        assertThat(january.text("/accounts/0/credit")).isEqualTo("30.00");
        assertThat(january.text("/accounts/0/debit")).isEqualTo("0.00");

        Answer sheet = keeper.user().get("reports/balance-sheet?as_of=2025-02-28");
        assertThat(sheet.text("/assets/total")).isEqualTo("457.50");
        assertThat(sheet.text("/equity/accounts/0/amount")).isEqualTo("500.00");
        assertThat(sheet.text("/result")).isEqualTo("-42.50");
        assertThat(sheet.text("/total")).isEqualTo("457.50");

        Answer february = keeper.user().get("reports/profit-and-loss?from=2025-02-01&to=2025-02-28");
        assertThat(february.text("/expenses/total")).isEqualTo("12.50");
        assertThat(february.text("/profit")).isEqualTo("-12.50");
        assertThat(keeper.user().get("reports/trial-balance?currency=USD").text("/debit"))
                .isEqualTo("0.00");
        assertThat(keeper.user().get("reports/trial-balance?currency=JPY").text("/debit"))
                .isEqualTo("0");
    }

    @Test
    void taxesAreReportedByRate() {
        FinancialTenant keeper = keeper("taxes");
        keeper.user().post("invoices", """
                {"customer":"Acme Corp","lines":[
                 {"description":"Book","quantity":1,"unit_price":"100","tax_rate":"0.07"},
                 {"description":"Pen","quantity":1,"unit_price":"10","tax_rate":"0.19"}]}""");
        keeper.cancel(keeper.sell("Acme Corp", "1000").text("/id"));
        keeper.user().post("journal-entries", """
                {"description":"Paper","lines":[
                 {"account":"5000","debit":"50","tax_rate":"0.19"},{"account":"1400","debit":"9.50","tax_rate":"0.19"},
                 {"account":"1000","credit":"59.50"}]}""");

        Answer summary = keeper.user().get("reports/vat-summary");

        assertThat(summary.body().path("rates"))
                .extracting(line -> line.path("rate").asText() + " "
                        + line.path("output_net").asText() + " "
                        + line.path("output_tax").asText() + " "
                        + line.path("input_net").asText() + " "
                        + line.path("input_tax").asText())
                .containsExactly("0.07 100.00 7.00 0.00 0.00", "0.19 10.00 1.90 50.00 9.50");
        assertThat(summary.text("/output_tax")).isEqualTo("8.90");
        assertThat(summary.text("/payable")).isEqualTo("-0.60");
    }

    @Test
    void whatIsOwedIsSortedByItsAge() {
        FinancialTenant keeper = keeper("ages");
        String invoice = keeper.sell("Acme Corp", "100").text("/id");
        keeper.sell("Globex", "10");
        keeper.pay("19", invoice, "19");
        LocalDate due = TODAY.plusDays(14);

        assertThat(ages(keeper, due).toString()).isEqualTo("""
                {"not_due":"111.90","days_1_to_30":"0.00","days_31_to_60":"0.00","days_61_to_90":"0.00",\
                "days_over_90":"0.00","total":"111.90"}""");
        assertThat(ages(keeper, due.plusDays(1)).path("days_1_to_30").asText()).isEqualTo("111.90");
        assertThat(ages(keeper, due.plusDays(30)).path("days_1_to_30").asText()).isEqualTo("111.90");
        assertThat(ages(keeper, due.plusDays(31)).path("days_31_to_60").asText())
                .isEqualTo("111.90");
        assertThat(ages(keeper, due.plusDays(90)).path("days_61_to_90").asText())
                .isEqualTo("111.90");
        assertThat(ages(keeper, due.plusDays(91)).path("days_over_90").asText()).isEqualTo("111.90");
        assertThat(ages(keeper, TODAY.minusDays(1)).path("total").asText()).isEqualTo("0.00");
        assertThat(keeper.user().get("reports/aged-receivables").body().path("customers"))
                .extracting(line ->
                        line.path("name").asText() + " " + line.path("total").asText())
                .containsExactly("Acme Corp 100.00", "Globex 11.90");
    }

    private static JsonNode ages(FinancialTenant keeper, LocalDate day) {
        return keeper.user().get("reports/aged-receivables?as_of=" + day).body().path("all");
    }

    @Test
    void whoeverAcceptsCsvGetsCsv() {
        FinancialTenant keeper = keeper("csv");
        keeper.post("2025-01-15", "5000", "1000", "30");
        keeper.sell("=HYPERLINK(\\\"x\\\")", "1");

        assertThat(csv(keeper, "trial-balance?as_of=2025-01-31")).isEqualTo("""
                code,name,type,debit,credit
                1000,Account 1000,asset,0.00,30.00
                5000,Account 5000,expense,30.00,0.00
                total,,,30.00,30.00
                """.replace("\n", "\r\n"));
        assertThat(csv(keeper, "profit-and-loss?from=2025-01-01&to=2025-01-31")).isEqualTo("""
                section,code,name,amount
                income,,total,0.00
                expenses,5000,Account 5000,30.00
                expenses,,total,30.00
                profit,,total,-30.00
                """.replace("\n", "\r\n"));
        assertThat(csv(keeper, "aged-receivables"))
                .startsWith("customer,name,not_due,days_1_to_30,days_31_to_60,days_61_to_90,days_over_90,total\r\n")
                .contains(",\"'=HYPERLINK(\"\"x\"\")\",1.19,");
        for (String report : List.of("balance-sheet", "vat-summary")) {
            assertThat(csv(keeper, report).lines().count()).isGreaterThan(1);
        }
    }

    private static String csv(FinancialTenant keeper, String report) {
        return keeper.user().text("reports/" + report, "Accept", "text/csv");
    }

    @ParameterizedTest
    @CsvSource({
        "trial-balance?as_of=yesterday, as_of",
        "balance-sheet?currency=euro, currency",
        "aged-receivables?currency=XAU, currency",
        "profit-and-loss?from=2025-02-30, from",
        "vat-summary?from=2025-03-01&to=2025-02-01, from"
    })
    void whatCannotBeIsNamed(String path, String field) {
        FinancialTenant keeper = FinancialTenant.of(instance, "strict-reports");

        Answer answer = keeper.user().get("reports/" + path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void withoutTheFeatureThereAreNoReports() {
        instance.serve("blind", null, Records.tenant(FinancialTenant.configuration("EUR", "0", "INV"), "invoices"));

        assertThat(instance.user("blind", null).get("reports/trial-balance").problem())
                .isEqualTo("feature-disabled");
    }

    @Test
    void booksAreNotMixed() {
        FinancialTenant tenant = keeper("separate");
        FinancialTenant german = FinancialTenant.at(instance, "separate", "de");
        tenant.post("2025-01-15", "5000", "1000", "1");
        german.account("1000", "asset");
        german.account("5000", "expense");
        german.post("2025-01-15", "5000", "1000", "2");
        german.sell("Acme Corp", "100");

        assertThat(tenant.user().get("reports/trial-balance").text("/debit")).isEqualTo("1.00");
        assertThat(tenant.user().get("reports/trial-balance?company=de").text("/debit"))
                .isEqualTo("121.00");
        assertThat(german.user().get("reports/trial-balance").text("/debit")).isEqualTo("121.00");
        assertThat(tenant.user().get("reports/aged-receivables").text("/all/total"))
                .isEqualTo("0.00");
        assertThat(FinancialTenant.at(instance, "separate", "fr")
                        .user()
                        .get("reports/trial-balance")
                        .text("/debit"))
                .isEqualTo("0.00");
    }

    private FinancialTenant keeper(String tenant) {
        FinancialTenant keeper = FinancialTenant.of(instance, tenant);
        keeper.account("1000", "asset");
        keeper.account("3000", "equity");
        keeper.account("5000", "expense");
        return keeper;
    }
}

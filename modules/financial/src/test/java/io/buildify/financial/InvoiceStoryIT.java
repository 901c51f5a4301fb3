package io.buildify.financial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.time.Year;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user of the module sees. */
@FinancialTest
class InvoiceStoryIT {

    ModuleInstance instance;

    @Test
    void theStoryOfTheReadme() {
        FinancialTenant.serve(instance, "acme", "EUR", "0.2", "INV");
        AppUser user = instance.serve(
                "acme",
                "acme-de",
                Records.company(FinancialTenant.configuration("EUR", "0.19", "DE-INV"), FinancialTenant.FEATURES));

        Answer created = user.post("invoices", FinancialTenant.request("10", "\"150.00\""));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("/number")).isEqualTo("DE-INV-" + year() + "-000001");
        assertThat(created.text("/currency")).isEqualTo("EUR");
        assertThat(created.text("/net")).isEqualTo("1500.00");
        assertThat(created.text("/tax")).isEqualTo("285.00");
        assertThat(created.text("/gross")).isEqualTo("1785.00");
        assertThat(created.header("Location")).isEqualTo("/api/v1/financial/invoices/" + created.text("/id"));
        assertThat(user.get(created.header("Location")).body()).isEqualTo(created.body());
        assertThat(user.get("invoices").text("/items/0/number")).isEqualTo(created.text("/number"));
    }

    @ParameterizedTest
    @CsvSource({
        "jpy, JPY, 0.1,   3, 33.5,   101, 10,     111",
        "kwd, KWD, 0.05,  1, 1.2345, 1.235, 0.062, 1.297",
        "eur, EUR, 0.19,  3, 0.335,  1.01, 0.19,   1.20",
        "usd, USD, 0,     7, 0,      0.00, 0.00,   0.00"
    })
    void amountsHaveTheDigitsOfTheirCurrency(
            String tenant,
            String currency,
            String rate,
            String quantity,
            String price,
            String net,
            String tax,
            String gross) {
        Answer invoice =
                FinancialTenant.serve(instance, tenant, currency, rate, "INV").invoice(quantity, price);

        assertThat(invoice.text("/net")).isEqualTo(net);
        assertThat(invoice.text("/tax")).isEqualTo(tax);
        assertThat(invoice.text("/gross")).isEqualTo(gross);
    }

    @Test
    void anInvoiceKeepsTheConfigurationOfItsDay() {
        FinancialTenant tenant = FinancialTenant.serve(instance, "changing", "EUR", "0.2", "OLD");
        JsonNode before = tenant.invoice("1", "100").body();

        FinancialTenant.serve(instance, "changing", "CHF", "0.081", "NEW");
        Answer after = tenant.invoice("1", "100");

        assertThat(after.text("/number")).isEqualTo("NEW-" + year() + "-000002");
        assertThat(after.text("/currency")).isEqualTo("CHF");
        assertThat(after.text("/tax")).isEqualTo("8.10");
        assertThat(tenant.user().get("invoices/" + before.path("id").asText()).body())
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "\"abc\"", "1e30", "0.0000001", "null"})
    void aQuantityThatCannotBeIsNamed(String quantity) {
        Answer answer =
                FinancialTenant.serve(instance, "strict", "EUR", "0.2", "INV").invoice(quantity, "1");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo("lines[0].quantity");
    }

    @Test
    void anInvoiceWithoutLinesIsRefused() {
        AppUser user =
                FinancialTenant.serve(instance, "strict", "EUR", "0.2", "INV").user();

        Answer answer = user.post("invoices", "{\"customer\":\"Acme Corp\",\"lines\":[]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo("lines");
    }

    @Test
    void withoutTheFeatureThereAreNoInvoices() {
        AppUser user = instance.serve(
                "featureless", null, Records.tenant(FinancialTenant.configuration("EUR", "0.2", "INV"), "payments"));

        assertThat(user.get("invoices").problem()).isEqualTo("feature-disabled");
        assertThat(user.post("invoices", FinancialTenant.request("1", "1")).problem())
                .isEqualTo("feature-disabled");
        assertThat(user.get("accounts").status()).isEqualTo(200);
    }

    @Test
    void anAccountsCodeIsItsOwnInACompany() {
        AppUser user =
                FinancialTenant.serve(instance, "accounts", "EUR", "0.2", "INV").user();
        String bank = "{\"code\":\"1200\",\"name\":\"Bank\",\"type\":\"asset\"}";

        Answer opened = user.post("accounts", bank);

        assertThat(opened.status()).isEqualTo(201);
        assertThat(user.get(opened.header("Location")).body()).isEqualTo(opened.body());
        assertThat(user.post("accounts", bank).problem()).isEqualTo("conflict");
        assertThat(instance.user("accounts", "other").post("accounts", bank).status())
                .isEqualTo(201);
    }

    private static Year year() {
        return Year.now(ZoneOffset.UTC);
    }
}

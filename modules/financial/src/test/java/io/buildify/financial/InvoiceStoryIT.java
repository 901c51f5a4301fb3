package io.buildify.financial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.time.Year;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

@FinancialTest
class InvoiceStoryIT {

    private static final String INVOICE = """
            {"customer":"Acme Corp","lines":[{"description":"Consulting","quantity":10,"unit_price":"150.00"}]}""";

    ModuleInstance instance;

    @Test
    void theStoryOfTheReadme() {
        instance.publish(
                "acme",
                null,
                Records.tenant(
                        "{\"currency\":\"EUR\",\"tax_rate\":0.2,\"invoice_prefix\":\"INV\"}", "invoices", "payments"));
        instance.publish(
                "acme",
                "acme-de",
                Records.company(
                        "{\"currency\":\"EUR\",\"tax_rate\":0.19,\"invoice_prefix\":\"DE-INV\"}",
                        "invoices",
                        "payments"));
        AppUser user = instance.user("acme", "acme-de");
        await().untilAsserted(() ->
                assertThat(user.get("configuration").text("/values/tax_rate")).isEqualTo("0.19"));

        Answer created = user.post("invoices", INVOICE);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("/number")).isEqualTo("DE-INV-" + Year.now(ZoneOffset.UTC) + "-000001");
        assertThat(created.text("/currency")).isEqualTo("EUR");
        assertThat(created.text("/net")).isEqualTo("1500.00");
        assertThat(created.text("/tax")).isEqualTo("285.00");
        assertThat(created.text("/gross")).isEqualTo("1785.00");
        assertThat(user.get(created.header("Location")).body()).isEqualTo(created.body());
        assertThat(user.get("invoices").body().at("/items")).hasSize(1);
    }
}

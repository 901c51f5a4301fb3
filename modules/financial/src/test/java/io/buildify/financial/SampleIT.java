package io.buildify.financial;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Books to try the module with. */
@FinancialTest
class SampleIT {

    ModuleInstance instance;

    @ParameterizedTest
    @CsvSource({"samples-few, EUR, 1", "samples-many, EUR, 60", "samples-yen, JPY, 12"})
    void booksThatAreMadeUpBalance(String tenant, String currency, int size) {
        FinancialTenant.serve(instance, tenant, currency, "0.19", "INV");
        AppUser user = instance.signedIn(
                "trying", tenant, "de", "test-data.write", "invoice.read", "customer.read", "journal.read");

        Answer made = user.post("test-data?size=" + size, "");

        assertThat(made.text("/made")).as("%s", made.body()).isEqualTo("" + size);

        new BooksCheck(instance).hold(tenant);
        assertThat(user.get("invoices?limit=200").body().at("/items")).hasSize(size);
        assertThat(instance.signedIn("trying", tenant, "fr", "invoice.read")
                        .get("invoices")
                        .body()
                        .at("/items"))
                .isEmpty();
    }

    @Test
    void invoicesAreInAllStates() {
        FinancialTenant.of(instance, "samples-states");
        AppUser user =
                instance.signedIn("trying", "samples-states", null, "test-data.write", "invoice.read", "customer.read");

        user.post("test-data?size=12", "");

        for (String status : new String[] {"draft", "issued", "partially_paid", "cancelled"}) {
            assertThat(user.get("invoices?status=" + status).body().at("/items"))
                    .as(status)
                    .hasSize(2)
                    .allMatch(invoice -> invoice.path("status").asText().equals(status));
        }
        assertThat(user.get("invoices?status=paid").body().at("/items")).hasSize(4);
        assertThat(user.get("customers?sort=name").body().at("/items")).hasSize(3);
    }
}

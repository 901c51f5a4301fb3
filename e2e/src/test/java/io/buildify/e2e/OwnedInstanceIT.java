package io.buildify.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node that asks for a database of its own, or to be dedicated, gets an instance of its own. */
@ExtendWith(RunningInstallation.class)
class OwnedInstanceIT {

    @Test
    void globexAndItsCompanyAreServedByInstancesOfTheirOwn(Installation installation) {
        AppUser tenant = AppUser.of(installation, "globex", null);
        AppUser company = AppUser.of(installation, "globex", "globex-uk");

        assertThat(tenant.invoice("A", 1, "10.00").text("/currency")).isEqualTo("USD");
        assertThat(company.invoice("B", 1, "10.00").text("/number")).startsWith("UK-");

        assertThat(tenant.get("/api/v1/financial/invoices").body().toString())
                .contains("\"A\"")
                .doesNotContain("\"B\"");
        assertThat(company.get("/api/v1/financial/invoices").body().toString())
                .contains("\"B\"")
                .doesNotContain("\"A\"");
    }

    @Test
    void aDedicatedTenantKeepsItsRowsInTheSharedDatabase(Installation installation) {
        Tenant tenant = Tenant.arrives(installation, "dedi")
                .enables("configuration: {currency: SEK}")
                .ready();
        assertThat(tenant.servedBy()).isEqualTo("financial");
        assertThat(tenant.user(null).invoice("Before", 1, "1.00").status()).isEqualTo(201);

        tenant.patches("{\"spec\":{\"dedicated\":true}}").ready();

        assertThat(tenant.servedBy()).startsWith("financial-dedi-");
        assertThat(tenant.user(null).get("/api/v1/financial/invoices").body().toString())
                .contains("Before");

        tenant.patches("{\"spec\":{\"dedicated\":false}}").ready();

        assertThat(tenant.servedBy()).isEqualTo("financial");
        assertThat(tenant.user(null).get("/api/v1/financial/invoices").body().toString())
                .contains("Before");
    }

    @Test
    void aChangeOfStrategyIsRefusedAndTheOldDatabaseServesOn(Installation installation) {
        Tenant tenant = Tenant.arrives(installation, "sticky")
                .enables("configuration: {currency: NOK}")
                .ready();

        tenant.patches("{\"spec\":{\"database\":{\"strategy\":\"Separate\"}}}")
                .waitsFor("Accepted", "False", "DataMoveRequired");

        assertThat(tenant.user(null).configuration().text("/values/currency")).isEqualTo("NOK");
    }
}

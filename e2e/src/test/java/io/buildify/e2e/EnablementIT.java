package io.buildify.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Features, companies and switching off, as app users see them. */
@ExtendWith(RunningInstallation.class)
class EnablementIT {

    @Test
    void featuresFollowTheTiers(Installation installation) {
        Tenant tenant = Tenant.arrives(installation, "feat")
                .enables("features: {enabled: [reports], disabled: [payments]}")
                .customises("one", "features: {disabled: [reports]}")
                .ready()
                .waitsForCompany("one", "Ready", "True", "");

        assertThat(tenant.user(null).configuration().body().path("features").toString())
                .isEqualTo("[\"invoices\",\"reports\"]");
        assertThat(tenant.user("one").configuration().body().path("features").toString())
                .isEqualTo("[\"invoices\"]");
    }

    @Test
    void withListedOnlyNamedCompaniesAreServed(Installation installation) {
        Tenant tenant = Tenant.arrives(installation, "listed")
                .enables("companies: Listed")
                .customises("in", "configuration: {invoice_prefix: IN}")
                .ready()
                .waitsForCompany("in", "Ready", "True", "");

        assertThat(tenant.user("in").configuration().status()).isEqualTo(200);
        assertThat(tenant.user("out").configuration().status()).isEqualTo(403);
        assertThat(tenant.user("out").configuration().text("/type")).endsWith("/company-disabled");
    }

    @Test
    void aDisabledTenantDisablesItsCompanies(Installation installation) {
        Tenant tenant = Tenant.arrives(installation, "switched")
                .enables("configuration: {currency: EUR}")
                .customises("sub", "configuration: {invoice_prefix: SUB}")
                .ready()
                .waitsForCompany("sub", "Ready", "True", "");
        AppUser user = tenant.user("sub");
        assertThat(user.configuration().status()).isEqualTo(200);

        tenant.patches("{\"spec\":{\"enabled\":false}}").waitsFor("Ready", "True", "Disabled");

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(user.configuration().status()).isEqualTo(403);
            assertThat(user.configuration().text("/type")).endsWith("-disabled");
        });

        tenant.patches("{\"spec\":{\"enabled\":true}}").ready();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(user.configuration().status()).isEqualTo(200));
    }

    @Test
    void aBadValueIsNamedAndTheLastAcceptedOneServesOn(Installation installation) {
        Tenant tenant = Tenant.arrives(installation, "bad")
                .enables("configuration: {tax_rate: 0.25}")
                .ready();

        tenant.patches("{\"spec\":{\"configuration\":{\"tax_rate\":\"abc\"}}}")
                .waitsFor("Accepted", "False", "ConfigurationInvalid");

        assertThat(tenant.user(null)
                        .configuration()
                        .body()
                        .at("/values/tax_rate")
                        .asDouble())
                .isEqualTo(0.25);
        assertThat(tenant.engineer().kubectl("describe", "tenantmodule", "financial", "-n", "bad"))
                .contains("tax_rate");
    }
}

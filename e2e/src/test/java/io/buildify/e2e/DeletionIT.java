package io.buildify.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What deleting a resource keeps, and what it removes. */
@ExtendWith(RunningInstallation.class)
class DeletionIT {

    @Test
    void dataOutlivesTheTenantModuleUnlessToldOtherwise(Installation installation) {
        Tenant tenant = Tenant.arrives(installation, "keep")
                .enables("configuration: {currency: EUR}")
                .ready();
        tenant.user(null).invoice("Kept", 1, "1.00");

        tenant.engineer().kubectl("delete", "tenantmodule", "financial", "-n", "keep");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(tenant.user(null).configuration().status()).isEqualTo(421));
        tenant.enables("configuration: {currency: EUR}").ready();

        assertThat(tenant.user(null).get("/api/v1/financial/invoices").body().toString())
                .contains("Kept");
    }

    @Test
    void deletionPolicyDeleteErasesTheTenantsRowsAndNobodyElses(Installation installation) {
        Tenant gone = Tenant.arrives(installation, "gone")
                .enables("deletionPolicy: Delete")
                .ready();
        Tenant stays = Tenant.arrives(installation, "stays")
                .enables("configuration: {currency: EUR}")
                .ready();
        gone.user(null).invoice("Gone", 1, "1.00");
        stays.user(null).invoice("Stays", 1, "1.00");

        gone.engineer().kubectl("delete", "tenantmodule", "financial", "-n", "gone");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !gone.engineer()
                        .kubectl(
                                "get",
                                "configmaps",
                                "-n",
                                "buildify-system",
                                "-l",
                                "buildify.io/object=cleanup",
                                "-o",
                                "yaml")
                        .contains("tenant: gone"));
        gone.enables("configuration: {currency: EUR}").ready();

        assertThat(gone.user(null).get("/api/v1/financial/invoices").body().toString())
                .doesNotContain("Gone");
        assertThat(stays.user(null).get("/api/v1/financial/invoices").body().toString())
                .contains("Stays");
    }

    @Test
    void aModuleInUseIsNotDeleted(Installation installation) {
        PlatformEngineer engineer = new PlatformEngineer(installation);

        Installation.Result refused = engineer.tries("delete", "module", "financial");

        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).contains("financial", "in use", "TenantModule");
    }
}

package io.buildify.financial;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.ModuleProcess;
import io.buildify.testing.ModuleProcess.Ended;
import io.buildify.testing.Published;
import io.buildify.testing.Records;
import io.buildify.testing.Rows;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The packaged module as a process, the three ways that docs/module-contract.md says it is run. */
@LocalClusterTest
class ProcessIT {

    private final ModuleInstance instance;
    private final Rows rows;

    ProcessIT(LocalCluster cluster) throws SQLException {
        instance = ModuleInstance.prepare(cluster, "financial", "warehouse");
        rows = new Rows(instance);
    }

    @AfterEach
    void end() {
        instance.close();
    }

    @Test
    void migrateRunsOnceAndAgain() {
        assertThat(ModuleProcess.run(instance.ownerEnvironment(), "migrate"))
                .returns(0, Ended::code)
                .returns("Migrated schema financial from nothing to 8 with 8 scripts", Ended::lastLine);
        assertThat(ModuleProcess.run(instance.ownerEnvironment(), "migrate"))
                .returns(0, Ended::code)
                .returns("Migrated schema financial from 8 to 8 with 0 scripts", Ended::lastLine);
    }

    @Test
    void aMigrationThatFailsSaysWhyAndLeavesNothing() {
        rows.execute("drop function buildify.protect(regclass)");

        Ended ended = ModuleProcess.run(instance.ownerEnvironment(), "migrate");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.lastLine()).startsWith("The migration failed").contains("buildify.protect");
        assertThat(rows.count("select count(*) from pg_tables where tablename = 'financial_accounts'"))
                .isZero();
    }

    @Test
    void eraseTakesACompanyThenTheTenantAndNobodyElse() {
        ModuleProcess.run(instance.ownerEnvironment(), "migrate");
        rows.execute("""
                insert into financial.financial_accounts (tenant_id, company_id, id, code, name, type, created_at)
                select tenant, company, gen_random_uuid(), '1', 'Bank', 'asset', now()
                from (values ('acme', null), ('acme', 'de'), ('globex', null)) as rows (tenant, company)""");

        assertThat(ModuleProcess.run(instance.ownerEnvironment(), "erase", "acme", "de")
                        .lastLine())
                .isEqualTo("Erased 1 rows of tenant acme, company de");
        assertThat(ModuleProcess.run(instance.ownerEnvironment(), "erase", "acme")
                        .lastLine())
                .isEqualTo("Erased 1 rows of tenant acme");
        assertThat(rows.count("select count(*) from financial.financial_accounts"))
                .isEqualTo(1);
    }

    @Test
    void eraseWithoutRegisteredTablesIsNotSupported() {
        Ended ended = ModuleProcess.run(instance.ownerEnvironment(), "erase", "acme");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.lastLine()).startsWith("EraseNotSupported: ");
    }

    @Test
    void unknownArgumentsAreSaidSo() {
        Ended ended = ModuleProcess.run(instance.environment(), "destroy");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.lastLine()).contains("destroy", "migrate", "erase");
    }

    @Test
    void whatIsMissingAtTheStartIsNamed() {
        Map<String, String> environment = instance.environment();
        environment.remove("BUILDIFY_TOKEN_KEYS");
        environment.remove("BUILDIFY_KAFKA_PASSWORD");

        Ended ended = ModuleProcess.run(environment);

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output())
                .contains("BUILDIFY_TOKEN_KEYS is not set", "ConfigMap buildify-token-keys")
                .contains("BUILDIFY_KAFKA_PASSWORD is not set", "Secret")
                .doesNotContain("Exception");
    }

    @Test
    void aServingProcessIsReadyAnswersAndEndsWithZeroOnSigterm() {
        ModuleProcess.run(instance.ownerEnvironment(), "migrate");
        instance.publish("acme", null, Records.tenant(FinancialTenant.configuration("EUR", "0.2", "INV"), "invoices"));

        try (ModuleProcess process = ModuleProcess.serve(instance.environment())) {
            AppUser user = instance.user("acme", null).at(process.root());
            Published.untilAsserted(
                    () -> assertThat(user.get("/q/health/ready").status()).isEqualTo(200));
            assertThat(user.get("configuration").status()).isEqualTo(200);

            // 143 is how a JVM without a hook of its own ends: SIGTERM was not taken as an order.
            assertThat(process.terminated()).isZero();
            assertThat(process.log()).doesNotContain(instance.database().password());
        }
    }
}

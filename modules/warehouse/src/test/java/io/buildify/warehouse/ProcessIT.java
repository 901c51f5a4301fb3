package io.buildify.warehouse;

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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The packaged module as a process: what is its own about migrating, erasing and serving. */
@LocalClusterTest
class ProcessIT {

    private final ModuleInstance instance;

    ProcessIT(LocalCluster cluster) throws SQLException {
        instance = ModuleInstance.prepare(cluster, "warehouse", "financial");
    }

    @AfterEach
    void end() {
        instance.close();
    }

    /** The ledger, which nobody changes, goes with its company and with its tenant. */
    @Test
    void eraseTakesWhatTheLedgerKeeps() throws SQLException {
        assertThat(ModuleProcess.run(instance.ownerEnvironment(), "migrate"))
                .returns(0, Ended::code)
                .returns("Migrated schema warehouse from nothing to 5 with 5 scripts", Ended::lastLine);
        keep("acme", "de");
        keep("acme", "");
        keep("globex", "");

        assertThat(ModuleProcess.run(instance.ownerEnvironment(), "erase", "acme", "de")
                        .lastLine())
                .isEqualTo("Erased 7 rows of tenant acme, company de");
        assertThat(ModuleProcess.run(instance.ownerEnvironment(), "erase", "acme")
                        .lastLine())
                .isEqualTo("Erased 7 rows of tenant acme");
        assertThat(new Rows(instance).count("select count(*) from warehouse.warehouse_movements"))
                .isEqualTo(1);
    }

    @Test
    void withoutFinancialsEventsItDoesNotStartAndSaysWhy() {
        ModuleProcess.run(instance.ownerEnvironment(), "migrate");
        Map<String, String> environment = new HashMap<>(instance.environment());
        environment.keySet().removeIf(name -> name.startsWith("BUILDIFY_EVENTS_"));

        Ended ended = ModuleProcess.run(environment);

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("take-back handles financial.invoice.cancelled", "events.subscribes");
    }

    @Test
    void aServingProcessIsReadyAnswersAndEndsWithZeroOnSigterm() {
        ModuleProcess.run(instance.ownerEnvironment(), "migrate");
        instance.publish(
                "acme", null, Records.tenant(Storekeeper.configuration("EUR", false, true), Storekeeper.FEATURES));

        try (ModuleProcess process = ModuleProcess.serve(instance.environment())) {
            AppUser user = instance.user("acme", null).at(process.root());
            Published.untilAsserted(
                    () -> assertThat(user.get("/q/health/ready").status()).isEqualTo(200));
            assertThat(user.get("configuration").status()).isEqualTo(200);
            assertThat(user.get("reorder").status()).isEqualTo(200);

            assertThat(process.terminated()).isZero();
        }
    }

    /** What an author's dev mode runs on stays with the author. */
    @Test
    void nothingOfTheTestSupportIsPackaged() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("target/quarkus-app"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.contains("buildify-sdk"))
                    .noneMatch(name -> name.contains("buildify-testing") || name.contains("buildify-local"));
        }
    }

    /** Product, warehouse, location, movement, reservation, and the stock and balance that follow: 7 rows. */
    private void keep(String tenant, String company) throws SQLException {
        new Rows(instance).write(tenant, company, """
                    insert into warehouse_products (id, sku, name, unit, reorder_level, created_at)
                    values (gen_random_uuid(), 'BOLT-8', 'Bolt', 'piece', 0, now());
                    insert into warehouse_warehouses (id, code, name, created_at)
                    values (gen_random_uuid(), 'BER', 'Berlin', now());
                    insert into warehouse_locations (id, warehouse_id, code, kind, created_at)
                    select gen_random_uuid(), id, 'A-01', 'storage', now() from warehouse_warehouses
                     where company_id is not distinct from nullif(current_setting('buildify.company'), '');
                    insert into warehouse_movements (id, kind, product_id, location_id, quantity, created_at)
                    select gen_random_uuid(), 'receive', p.id, l.id, 10, now()
                      from warehouse_products p join warehouse_locations l on l.company_id is not distinct from p.company_id
                     where p.company_id is not distinct from nullif(current_setting('buildify.company'), '');
                    insert into warehouse_reservations (id, product_id, location_id, quantity, status, created_at)
                    select gen_random_uuid(), product_id, location_id, 4, 'active', now() from warehouse_stock
                     where company_id is not distinct from nullif(current_setting('buildify.company'), '')""");
    }
}

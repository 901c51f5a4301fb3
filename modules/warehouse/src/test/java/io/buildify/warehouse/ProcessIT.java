package io.buildify.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The packaged module as a process: what is its own about migrating, erasing and serving. */
@LocalClusterTest
class ProcessIT {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration TIMEOUT = Duration.ofSeconds(120);

    private final ModuleInstance instance;

    ProcessIT(LocalCluster cluster) throws SQLException {
        instance = ModuleInstance.prepare(cluster, "warehouse", "financial");
    }

    @AfterEach
    void end() {
        instance.close();
    }

    private record Ended(int code, String output) {
        String lastLine() {
            return output.lines().reduce((first, second) -> second).orElse("");
        }
    }

    /** The ledger, which nobody changes, goes with its company and with its tenant. */
    @Test
    void eraseTakesWhatTheLedgerKeeps() throws Exception {
        assertThat(run(instance.ownerEnvironment(), "migrate"))
                .returns(0, Ended::code)
                .returns("Migrated schema warehouse from nothing to 4 with 4 scripts", Ended::lastLine);
        keep("acme", "de");
        keep("acme", "");
        keep("globex", "");

        assertThat(run(instance.ownerEnvironment(), "erase", "acme", "de").lastLine())
                .isEqualTo("Erased 7 rows of tenant acme, company de");
        assertThat(run(instance.ownerEnvironment(), "erase", "acme").lastLine())
                .isEqualTo("Erased 7 rows of tenant acme");
        assertThat(new Rows(instance).count("select count(*) from warehouse.warehouse_movements"))
                .isEqualTo(1);
    }

    @Test
    void withoutFinancialsEventsItDoesNotStartAndSaysWhy() throws Exception {
        run(instance.ownerEnvironment(), "migrate");
        Map<String, String> environment = new HashMap<>(instance.environment());
        environment.keySet().removeIf(name -> name.startsWith("BUILDIFY_EVENTS_"));

        Ended ended = run(environment);

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("take-back handles financial.invoice.cancelled", "events.subscribes");
    }

    @Test
    void aServingProcessIsReadyAnswersAndEndsWithZeroOnSigterm() throws Exception {
        run(instance.ownerEnvironment(), "migrate");
        instance.publish(
                "acme", null, Records.tenant(Storekeeper.configuration("EUR", false, true), Storekeeper.FEATURES));
        Map<String, String> environment = instance.environment();
        int port = freePort();
        environment.put("HOST", "127.0.0.1");
        environment.put("PORT", Integer.toString(port));
        Path log = Files.createTempFile("warehouse-", ".log");

        Process process = start(environment, log);
        try {
            await().atMost(TIMEOUT).ignoreExceptions().until(() -> status(port, "/q/health/ready") == 200);
            assertThat(status(port, "/api/v1/warehouse/configuration")).isEqualTo(200);
            assertThat(status(port, "/api/v1/warehouse/reorder")).isEqualTo(200);

            process.destroy();

            assertThat(process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
            Files.delete(log);
        }
    }

    /** Product, warehouse, location, movement, reservation, and the stock and balance that follow: 7 rows. */
    private void keep(String tenant, String company) throws SQLException {
        try (Connection login = instance.database().login("warehouse");
                Statement statement = login.createStatement()) {
            login.setAutoCommit(false);
            statement.execute(
                    "select set_config('buildify.tenant', '%s', true), set_config('buildify.company', '%s', true)"
                            .formatted(tenant, company));
            statement.execute("""
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
            login.commit();
        }
    }

    private int status(int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + instance.cluster().token("acme", null, "stock.read"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static Ended run(Map<String, String> environment, String... arguments) throws Exception {
        Path log = Files.createTempFile("warehouse-", ".log");
        Process process = start(environment, log, arguments);
        try {
            assertThat(process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), Files.readString(log));
        } finally {
            process.destroyForcibly();
            Files.delete(log);
        }
    }

    private static Process start(Map<String, String> environment, Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-jar",
                JAR.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        process.environment().keySet().removeIf(name -> name.startsWith("BUILDIFY_"));
        process.environment().putAll(environment);
        return process.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

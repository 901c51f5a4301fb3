package io.buildify.financial;

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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The packaged module as a process, the three ways that docs/module-contract.md says it is run. */
@LocalClusterTest
class ProcessIT {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration TIMEOUT = Duration.ofSeconds(120);

    private final ModuleInstance instance;

    ProcessIT(LocalCluster cluster) throws SQLException {
        instance = ModuleInstance.prepare(cluster, "financial", "warehouse");
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

    @Test
    void migrateRunsOnceAndAgain() throws Exception {
        assertThat(run(instance.ownerEnvironment(), "migrate"))
                .returns(0, Ended::code)
                .returns("Migrated schema financial from nothing to 6 with 6 scripts", Ended::lastLine);
        assertThat(run(instance.ownerEnvironment(), "migrate"))
                .returns(0, Ended::code)
                .returns("Migrated schema financial from 6 to 6 with 0 scripts", Ended::lastLine);
    }

    @Test
    void aMigrationThatFailsSaysWhyAndLeavesNothing() throws Exception {
        execute("drop function buildify.protect(regclass)");

        Ended ended = run(instance.ownerEnvironment(), "migrate");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.lastLine()).startsWith("The migration failed").contains("buildify.protect");
        assertThat(count("select count(*) from pg_tables where tablename = 'financial_accounts'"))
                .isZero();
    }

    @Test
    void eraseTakesACompanyThenTheTenantAndNobodyElse() throws Exception {
        run(instance.ownerEnvironment(), "migrate");
        execute("""
                insert into financial.financial_accounts (tenant_id, company_id, id, code, name, type, created_at)
                select tenant, company, gen_random_uuid(), '1', 'Bank', 'asset', now()
                from (values ('acme', null), ('acme', 'de'), ('globex', null)) as rows (tenant, company)""");

        assertThat(run(instance.ownerEnvironment(), "erase", "acme", "de").lastLine())
                .isEqualTo("Erased 1 rows of tenant acme, company de");
        assertThat(run(instance.ownerEnvironment(), "erase", "acme").lastLine())
                .isEqualTo("Erased 1 rows of tenant acme");
        assertThat(count("select count(*) from financial.financial_accounts")).isEqualTo(1);
    }

    @Test
    void eraseWithoutRegisteredTablesIsNotSupported() throws Exception {
        Ended ended = run(instance.ownerEnvironment(), "erase", "acme");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.lastLine()).startsWith("EraseNotSupported: ");
    }

    @Test
    void unknownArgumentsAreSaidSo() throws Exception {
        Ended ended = run(instance.environment(), "destroy");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.lastLine()).contains("destroy", "migrate", "erase");
    }

    @Test
    void whatIsMissingAtTheStartIsNamed() throws Exception {
        Map<String, String> environment = instance.environment();
        environment.remove("BUILDIFY_TOKEN_KEYS");
        environment.remove("BUILDIFY_KAFKA_PASSWORD");

        Ended ended = run(environment);

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output())
                .contains("BUILDIFY_TOKEN_KEYS is not set", "ConfigMap buildify-token-keys")
                .contains("BUILDIFY_KAFKA_PASSWORD is not set", "Secret")
                .doesNotContain("Exception");
    }

    @Test
    void aServingProcessIsReadyAnswersAndEndsWithZeroOnSigterm() throws Exception {
        run(instance.ownerEnvironment(), "migrate");
        instance.publish("acme", null, Records.tenant(FinancialTenant.configuration("EUR", "0.2", "INV"), "invoices"));
        Map<String, String> environment = instance.environment();
        int port = freePort();
        environment.put("HOST", "127.0.0.1");
        environment.put("PORT", Integer.toString(port));
        Path log = Files.createTempFile("financial-", ".log");

        Process process = start(environment, log);
        try {
            await().atMost(TIMEOUT).ignoreExceptions().until(() -> status(port, "/q/health/ready") == 200);
            assertThat(status(port, "/api/v1/financial/configuration")).isEqualTo(200);

            process.destroy();

            assertThat(process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            // 143 is how a JVM without a hook of its own ends: SIGTERM was not taken as an order.
            assertThat(process.exitValue()).isZero();
            assertThat(Files.readString(log)).doesNotContain(instance.database().password());
        } finally {
            process.destroyForcibly();
            Files.delete(log);
        }
    }

    private int status(int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + instance.token("acme", null))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static Ended run(Map<String, String> environment, String... arguments) throws Exception {
        Path log = Files.createTempFile("financial-", ".log");
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

    private void execute(String sql) throws SQLException {
        try (Connection administrator = instance.database().administrator();
                Statement statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count(String sql) throws SQLException {
        try (Connection administrator = instance.database().administrator();
                Statement statement = administrator.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}

package io.buildify.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Runs every command block of the README, in order, as a newcomer would. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReadmeIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Installation INSTALLATION = Installation.create();
    private static final Readme README = Readme.read(INSTALLATION.root().resolve("README.md"));

    @BeforeAll
    static void up() {
        assertThat(README.block("sh", "./buildify up")).contains("./buildify test");

        String output = INSTALLATION
                .buildify("up", "--port", "" + INSTALLATION.port())
                .succeeded()
                .output();

        assertThat(output).contains("http://127.0.0.1:" + INSTALLATION.port(), "kubeconfig", "acme", "globex");
    }

    @AfterAll
    static void down() {
        INSTALLATION.close();
    }

    @Test
    @Order(1)
    void everythingIsListedAsReady() {
        String output = block("get modules");

        assertThat(output.lines().filter(line -> line.contains("financial")))
                .hasSize(5)
                .allMatch(line -> line.contains("True"));
    }

    @Test
    @Order(2)
    void theConfigurationIsTheOneShown() throws Exception {
        JsonNode shown = JSON.readTree(README.block("json", "\"origin\""));

        JsonNode served = JSON.readTree(lastLine(block("financial/configuration")));

        assertThat(served.path("hash").asText()).matches("[0-9a-f]{64}");
        assertThat(((ObjectNode) served).put("hash", "…")).isEqualTo(shown);
    }

    @Test
    @Order(3)
    void anInvoiceFollowsFromIt() throws Exception {
        String token = README.block("sh", "TOKEN=").lines().findFirst().orElseThrow();

        JsonNode invoice = JSON.readTree(lastLine(run(token + "\n" + README.block("sh", "/invoices"))));

        assertThat(invoice.path("number").asText()).isEqualTo("DE-INV-" + Year.now(ZoneOffset.UTC) + "-000001");
        assertThat(invoice.path("currency").asText()).isEqualTo("EUR");
        assertThat(invoice.path("net").asText()).isEqualTo("1500.00");
        assertThat(invoice.path("tax").asText()).isEqualTo("285.00");
        assertThat(invoice.path("gross").asText()).isEqualTo("1785.00");
    }

    @Test
    @Order(4)
    void aPatchIsServedByTheSamePod() {
        AppUser user = AppUser.of(INSTALLATION, "acme", "acme-de");
        String pods = financialPods();

        block("patch tenantmodule");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(user.configuration().text("/values/currency"))
                        .isEqualTo("CHF"));
        assertThat(financialPods()).isEqualTo(pods);
    }

    @Test
    @Order(5)
    void startsAreTrainedMeanwhile() {
        await().atMost(Duration.ofMinutes(10))
                .untilAsserted(() -> assertThat(INSTALLATION.files("app.aot")).hasSize(3));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(allPods("buildify-modules")).doesNotContain("aot-training"));
    }

    @Test
    @Order(6)
    void theLogIsReadAndTheClusterStops() {
        String output = block("logs -n buildify-modules");

        assertThat(output).contains("financial");
        assertThat(INSTALLATION.buildify("status").exitCode()).isNotZero();
    }

    @Test
    @Order(7)
    void theNextStartServesWhatWasKeptAndUsesWhatWasTrained() {
        INSTALLATION.buildify("up", "--port", "" + INSTALLATION.port()).succeeded();

        String token = README.block("sh", "TOKEN=").lines().findFirst().orElseThrow();
        assertThat(run(token + "\ncurl -H \"Authorization: Bearer $TOKEN\" "
                        + INSTALLATION.url("/api/v1/financial/invoices")))
                .contains("DE-INV-" + Year.now(ZoneOffset.UTC) + "-000001");
        assertThat(INSTALLATION.processes("quarkus-run.jar"))
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(command -> command.contains("-XX:AOTCache="));
    }

    private static String financialPods() {
        return allPods("buildify-modules")
                .lines()
                .filter(pod -> !pod.endsWith("aot-training"))
                .collect(Collectors.joining("\n"));
    }

    private static String allPods(String namespace) {
        return new PlatformEngineer(INSTALLATION).kubectl("get", "pods", "-n", namespace, "-o", "name");
    }

    private static String block(String containing) {
        return run(README.block("sh", containing));
    }

    private static String run(String block) {
        return INSTALLATION
                .shell("set -e\n"
                        + block.replace("127.0.0.1:8080", "127.0.0.1:" + INSTALLATION.port())
                                .replace("curl ", "curl --silent --show-error "))
                .succeeded()
                .output();
    }

    private static String lastLine(String output) {
        return output.lines().reduce((first, second) -> second).orElseThrow();
    }
}

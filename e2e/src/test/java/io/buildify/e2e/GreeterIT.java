package io.buildify.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.buildify.e2e.AppUser.Answer;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A module in Python, by docs/module-contract.md alone: configuration, token, an event in, an event out. */
@ExtendWith(RunningInstallation.class)
class GreeterIT {
    private static final Readme README = Readme.read(Path.of("../examples/greeter/README.md"));
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String CONFIGURATION = "/api/v1/greeter/configuration";

    private Tenant tenant;

    @BeforeEach
    void aTenantUsesIt(Installation installation) {
        assumeTrue(
                installation.shell("python3 -m venv --help").exitCode() == 0, "this machine has no python3 with venv");
        installation
                .shell("set -e\n" + README.block("sh", "greeter/module.yaml"))
                .succeeded();
        tenant = Tenant.arrives(installation, "greeted")
                .enables("configuration: {currency: EUR}")
                .ready();
        enables("configuration: {greeting: Servus}");
        tenant.engineer().apply("""
                apiVersion: buildify.io/v1alpha1
                kind: CompanyModule
                metadata: {name: greeter.greeted-fr, namespace: greeted}
                spec:
                  tenantModule: greeter
                  company: greeted-fr
                  configuration: {greeting: Bonjour}
                """);
        tenant.engineer().waitsFor("companymodule", "greeter.greeted-fr", "greeted", "Ready", "True", "");
    }

    @Test
    void itServesLikeAnyOther(Installation installation) {
        assertThat(greeting(null)).isEqualTo("Servus");
        assertThat(greeting("greeted-de")).isEqualTo("Servus");
        assertThat(greeting("greeted-fr")).isEqualTo("Bonjour");
        Answer stranger = AppUser.of(installation, "acme", null).get(CONFIGURATION);
        assertThat(stranger.status()).isEqualTo(421);
        assertThat(stranger.text("/type")).endsWith("/not-served-here");

        AppUser german = tenant.user("greeted-de");
        AppUser french = tenant.user("greeted-fr");
        german.invoice("Frau Huber", 1, "10.00");
        french.invoice("Madame Petit", 1, "10.00");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(german.get("/api/v1/greeter/greetings").text("/items/0"))
                                .isEqualTo("Servus, Frau Huber"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                french.get("/api/v1/greeter/greetings").body().path("items"))
                        .extracting(JsonNode::asText)
                        .containsExactly("Bonjour, Madame Petit"));
        assertThat(installation
                        .buildify("events", "tail", "--tenant", "greeted", "--module", "greeter")
                        .succeeded()
                        .output())
                .contains("greeter.customer.greeted", "greeted-fr", "Madame Petit");

        enables("configuration: {greeting: Moin}");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(greeting("greeted-de")).isEqualTo("Moin"));
        enables("enabled: false");
        await().atMost(PATIENCE).untilAsserted(() -> {
            Answer off = german.get(CONFIGURATION);
            assertThat(off.status()).isEqualTo(403);
            assertThat(off.text("/type")).endsWith("/module-disabled");
        });
    }

    private String greeting(@Nullable String company) {
        return tenant.user(company).get(CONFIGURATION).text("/values/greeting");
    }

    private void enables(String spec) {
        tenant.engineer().apply("""
                apiVersion: buildify.io/v1alpha1
                kind: TenantModule
                metadata: {name: greeter, namespace: greeted}
                spec:
                  module: greeter
                %s""".formatted(spec.indent(2)));
        tenant.engineer().waitsFor("tenantmodule", "greeter", "greeted", "Ready", "True", "");
    }
}

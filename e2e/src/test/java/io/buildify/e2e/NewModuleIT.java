package io.buildify.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An author's first hour: {@code ./buildify new crm} beside a cluster that runs; the module builds, passes its own
 * tests, is held to its module.yaml, builds in another place, is registered from there, and serves.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(RunningInstallation.class)
class NewModuleIT {

    /** Its own test and nobody else's. */
    private static final String OWN_TEST =
            " -Dtest=NoneAtAll -Dit.test=ItemIT -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false ";

    private final Installation installation;
    private final Path module;

    NewModuleIT(Installation installation) {
        this.installation = installation;
        module = installation.root().resolve("modules/crm");
    }

    @Test
    @Order(1)
    void aNewModuleBuildsAndPassesItsOwnTests() {
        long begin = System.nanoTime();
        installation.buildify("new", "crm").succeeded();
        maven("-pl modules/crm -am verify" + OWN_TEST);

        say("new crm, built, tested and packaged", begin);
        assertThat(installation.buildify("new", "crm").output()).contains("modules/crm is there already");
        assertThat(installation.buildify("new", "Crm").output()).contains("\"Crm\" cannot be a module's name");
        assertThat(module.resolve("target/quarkus-app/quarkus-run.jar")).exists();
        assertThat(module.resolve("target/failsafe-reports"))
                .isDirectoryContaining(file -> file.getFileName().toString().endsWith("ItemIT.txt"));
    }

    @Test
    @Order(2)
    void aModuleFileThatDiffersFailsTheBuildUntilItIsWritten() throws IOException {
        Path file = module.resolve("module.yaml");
        String right = Files.readString(file);
        Files.writeString(
                file,
                right.replace("permissions: [item.read, item.write]", "permissions: [item.read]   # more to come")
                        .replace("pattern: ^[A-Z]{1,10}$", "pattern: ^[A-Z]+$"));

        String build = "./mvnw -B -ntp -q -pl modules/crm -am package -Dmaven.test.skip=true";
        Installation.Result refused = installation.shell(InstalledSdk.FIND_JDK + build);

        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output())
                .contains("Release 1.0.0 in module.yaml is not what the code says")
                .contains("permissions: module.yaml lacks item.write")
                .contains("configuration.schema.properties.code_prefix.pattern: the code says ^[A-Z]{1,10}$")
                .contains("./buildify regenerate crm");
        installation.buildify("regenerate", "crm").succeeded();
        assertThat(file).hasContent(right.replace("item.write]", "item.write]   # more to come"));
    }

    @Test
    @Order(3)
    void copiedOutItBuildsAgainstTheInstalledSdkAndIsRegistered() throws IOException {
        long begin = System.nanoTime();
        InstalledSdk sdk = InstalledSdk.of(installation);
        say("SDK installed", begin);
        Path outside = sdk.copyOut("crm");

        begin = System.nanoTime();
        sdk.verifies(outside, "");
        say("crm built and tested outside", begin);
        PlatformEngineer engineer = new PlatformEngineer(installation);
        engineer.kubectl("apply", "-f", outside.resolve("module.yaml").toString());

        engineer.waitsFor("module", "crm", "", "Accepted", "True", "");
    }

    @Test
    @Order(4)
    void itServes() {
        long begin = System.nanoTime();
        installation.up().succeeded();
        new PlatformEngineer(installation).apply("""
                apiVersion: buildify.io/v1alpha1
                kind: TenantModule
                metadata: {name: crm, namespace: acme}
                spec:
                  module: crm
                  configuration: {code_prefix: ACME}
                """);
        new PlatformEngineer(installation).waitsFor("tenantmodule", "crm", "acme", "Ready", "True", "");
        AppUser user = AppUser.of(installation, "acme", null);

        AppUser.Answer added = user.post(
                "/api/v1/crm/items",
                AppUser.JSON.createObjectNode().put("number", 1).put("name", "First"));

        assertThat(added.status()).as("%s", added.body()).isEqualTo(201);
        assertThat(added.text("/code")).isEqualTo("ACME-1");
        assertThat(user.get("/api/v1/crm/items").text("/items/0/name")).isEqualTo("First");
        say("registered, enabled and served", begin);
    }

    private void maven(String arguments) {
        installation
                .shell(InstalledSdk.FIND_JDK + "./mvnw -B -ntp " + arguments)
                .succeeded();
    }

    private static void say(String what, long begin) {
        System.out.printf(
                "NewModuleIT: %s: %d s%n",
                what, Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    }
}

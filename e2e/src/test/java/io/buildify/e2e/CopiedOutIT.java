package io.buildify.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The modules of this repository are as ready to move to one of their own as a new one is, which {@link NewModuleIT} shows in
 * every run. Each is built anew, which takes a minute: only in a soak.
 */
@EnabledIfSystemProperty(named = "buildify.soak", matches = "true")
class CopiedOutIT {

    private static final String ONE_TEST =
            " -Dtest=NoneAtAll -Dit.test=ReadmeIT -Dsurefire.failIfNoSpecifiedTests=false";

    private static Checkout checkout;
    private static Installation installation;
    private static InstalledSdk sdk;

    @BeforeAll
    static void theSdkIsInstalled() {
        checkout = Checkout.copy();
        Installation home = Installation.create();
        installation = new Installation(checkout.root(), home.home(), home.port());
        sdk = InstalledSdk.of(installation);
    }

    @AfterAll
    static void away() throws IOException {
        installation.close();
        checkout.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"financial", "warehouse", "webhook"})
    void itBuildsAndPassesATestAgainstTheInstalledSdk(String module) throws IOException {
        Path outside = sdk.copyOut(module);

        sdk.verifies(outside, ONE_TEST);

        assertThat(outside.resolve("target/quarkus-app/quarkus-run.jar")).exists();
        assertThat(outside.resolve("target/failsafe-reports"))
                .isDirectoryContaining(file -> file.getFileName().toString().endsWith("ReadmeIT.txt"));
    }
}

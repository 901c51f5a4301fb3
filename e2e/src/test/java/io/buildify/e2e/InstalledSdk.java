package io.buildify.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * What modules are built with, installed where nothing else is, for modules that are copied out of the checkout.
 *
 * @param installation whose checkout it is from
 */
record InstalledSdk(Installation installation) {

    static final String FIND_JDK =
            "unset MAVEN_PROJECTBASEDIR; export JAVA_HOME=%s; ".formatted(System.getProperty("java.home"));

    /** Installs it, in a local repository beside the checkout. */
    static InstalledSdk of(Installation installation) {
        InstalledSdk sdk = new InstalledSdk(installation);
        installation
                .shell(FIND_JDK
                        + "./mvnw -B -ntp -pl platform/sdk/deployment,platform/testing -am install -Dmaven.test.skip=true"
                        + sdk.repository())
                .succeeded();
        return sdk;
    }

    /** Copies a module's sources out of the checkout, as if to a repository of its own. */
    Path copyOut(String module) throws IOException {
        Path outside = installation.root().resolveSibling("somewhere/else/" + module);
        Checkout.copy(installation.root().resolve("modules").resolve(module), outside, Set.of("target"));
        return outside;
    }

    /** Builds a module there, with its tests. */
    void verifies(Path outside, String arguments) {
        installation
                .shell(FIND_JDK
                        + "cd %s && %s/mvnw -B -ntp verify".formatted(outside, installation.root())
                        + arguments
                        + repository())
                .succeeded();
    }

    private String repository() {
        return " -Dmaven.repo.local=%s -Dmaven.repo.local.tail=%s "
                .formatted(
                        installation.root().resolveSibling("repository"),
                        Path.of(System.getProperty("user.home"), ".m2/repository"));
    }
}

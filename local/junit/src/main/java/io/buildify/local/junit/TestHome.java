package io.buildify.local.junit;

import io.buildify.local.home.Home;
import java.nio.file.Path;
import java.util.Optional;

/** Where the cluster of this JVM is. */
final class TestHome {

    /** Names a cluster's folder; also how the class loaders of one JVM share the cluster that the first one started. */
    private static final String PROPERTY = "buildify.test.home";

    private static final String VARIABLE = "BUILDIFY_TEST_HOME";

    private TestHome() {}

    /** The folder of the cluster that was named. */
    static Optional<Home> named() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
                .filter(name -> !name.isBlank())
                .map(name -> new Home(Path.of(name)));
    }

    /** From now on it is that one, for all class loaders. */
    static void name(Home home) {
        System.setProperty(PROPERTY, home.root().toString());
    }
}

package io.buildify.local.junit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * What a cluster is started from: the checkout that the tests run in or, for a module in a repository of its own, the
 * same files from the artifact {@code buildify-local-distribution}.
 *
 * @param project laid out as a checkout is
 */
record Distribution(Path project) {

    private static final String JAR = "local/cluster/target/buildify-local.jar";
    private static final String ROOT = "buildify-distribution/";

    /**
     * Finds it, or unpacks it.
     *
     * @param folder where to unpack it; not there yet
     */
    static Distribution find(Path folder) {
        return checkout().map(Distribution::new).orElseGet(() -> unpacked(folder));
    }

    /** The program, with its libraries beside it. */
    Path jar() {
        Path jar = project.resolve(JAR);
        if (!Files.exists(jar)) {
            throw new IllegalStateException(
                    jar + " is not built. Build it with ./mvnw -pl local/cluster -am package -DskipTests");
        }
        return jar;
    }

    private static Optional<Path> checkout() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("local/cluster"))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    private static Distribution unpacked(Path folder) {
        URL program = Distribution.class.getClassLoader().getResource(ROOT + JAR);
        try {
            if (program == null || !(program.openConnection() instanceof JarURLConnection connection)) {
                throw new IllegalStateException(
                        "The tests run outside of a checkout of Buildify, and their class path has"
                                + " no buildify-local-distribution. Install it with ./mvnw install from a checkout.");
            }
            connection.setUseCaches(false);
            try (JarFile all = connection.getJarFile()) {
                for (JarEntry entry : (Iterable<JarEntry>) all.stream()::iterator) {
                    if (entry.getName().startsWith(ROOT) && !entry.isDirectory()) {
                        unpack(all, entry, folder.resolve(entry.getName().substring(ROOT.length())));
                    }
                }
            }
            return new Distribution(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(JarFile all, JarEntry entry, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (InputStream content = all.getInputStream(entry)) {
            Files.copy(content, file);
        }
    }
}

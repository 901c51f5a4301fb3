package io.buildify.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A copy of the checkout with all that is built in it, in which a test may change what it likes.
 *
 * @param root the copy
 */
record Checkout(Path root) implements AutoCloseable {

    /** Tests and benches, which may be at work meanwhile. */
    private static final Set<String> TESTS =
            Set.of("e2e", "bench", "local/integration-tests", "operator/stories", "platform/sdk/integration-tests");

    private static final Set<String> LEFT_OUT =
            Stream.concat(TESTS.stream(), Stream.of(".git", ".buildify")).collect(Collectors.toSet());

    static Checkout copy() {
        try {
            Path original = Path.of("").toAbsolutePath().getParent();
            Path root = Files.createTempDirectory("buildify-checkout-").resolve("buildify");
            copy(original, root, LEFT_OUT);
            for (String module :
                    Stream.concat(TESTS.stream(), Stream.of("bench/plain")).toList()) {
                Files.createDirectories(root.resolve(module));
                Files.copy(
                        original.resolve(module).resolve("pom.xml"),
                        root.resolve(module).resolve("pom.xml"));
            }
            return new Checkout(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a folder with its times and permissions. */
    static void copy(Path from, Path to, Set<String> leftOut) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (leftOut.contains(from.relativize(folder).toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!leftOut.contains(from.relativize(file).toString())) {
                    Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(root.getParent())) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}

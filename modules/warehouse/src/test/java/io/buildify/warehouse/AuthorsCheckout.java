package io.buildify.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A checkout in which this module is a copy that a test may change, and the rest is the one that is being built.
 *
 * @param root the checkout
 * @param repository what {@code ./buildify build} installs for modules, as it leaves it
 */
record AuthorsCheckout(Path root, Path repository) {

    private static final String VERSION = "0.1.0-SNAPSHOT";
    private static final Set<String> NOT_LINKED = Set.of("modules", "pom.xml", "target", ".git");
    private static final Pattern ARTIFACT =
            Pattern.compile("(?s)(?:.*</parent>)?.*?<artifactId>([^<]+)</artifactId>.*?(?:<packaging>|<name>).*");

    /** The parents of what a module depends on, and that itself, in folders. */
    private static final List<String> NEEDED = List.of(
            ".",
            "platform/config",
            "platform/events",
            "platform/database",
            "platform/sdk",
            "platform/sdk/runtime",
            "platform/sdk/deployment",
            "platform/testing",
            "local",
            "local/agent",
            "local/cluster",
            "local/distribution",
            "local/junit");

    static AuthorsCheckout in(Path temporary) throws IOException {
        Path original = Path.of("../..").toAbsolutePath().normalize();
        AuthorsCheckout made = new AuthorsCheckout(temporary.resolve("checkout"), temporary.resolve("repository"));
        Files.createDirectories(made.module());
        Files.copy(original.resolve("pom.xml"), made.root.resolve("pom.xml"));
        link(original, made.root, NOT_LINKED);
        link(original.resolve("modules"), made.root.resolve("modules"), Set.of("warehouse"));
        copy(Path.of("").toAbsolutePath(), made.module());
        for (String folder : NEEDED) {
            made.install(original.resolve(folder));
        }
        return made;
    }

    /** This module's folder in it. */
    Path module() {
        return root.resolve("modules/warehouse");
    }

    private static void link(Path from, Path to, Set<String> leftOut) throws IOException {
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                if (!leftOut.contains(name)) {
                    Files.createSymbolicLink(to.resolve(name), entry);
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(file -> !file.startsWith(from.resolve("target")))
                    .toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private void install(Path folder) throws IOException {
        Path pom = folder.resolve("pom.xml");
        Matcher artifact = ARTIFACT.matcher(Files.readString(pom));
        if (!artifact.matches()) {
            throw new IllegalStateException(pom + " names no artifact");
        }
        String name = artifact.group(1);
        Path installed =
                repository.resolve("io/buildify").resolve(name).resolve(VERSION).resolve(name + "-" + VERSION);
        Files.createDirectories(installed.getParent());
        Files.copy(pom, Path.of(installed + ".pom"));
        for (String jar : List.of(name + "-" + VERSION + ".jar", name + ".jar")) {
            Path built = folder.resolve("target").resolve(jar);
            if (Files.exists(built)) {
                Files.copy(built, Path.of(installed + ".jar"));
            }
        }
    }
}

package io.buildify.local.process;

import io.buildify.local.home.Fingerprint;
import io.buildify.local.home.Folder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Archives of classes that clusters share, for programs that run from this program's own class path. Each build has its
 * own, since the Java virtual machine neither uses nor replaces one that was made of other jars.
 *
 * @param folder where they are
 */
public record ClassArchives(Path folder, Clock clock) {

    /** So many of each program are kept, those that were used last. */
    static final int KEPT = 3;

    /** The archive of that program in this build; whether it is there or not. */
    public Path of(String program) {
        try {
            Path archive = folder.resolve(program + "-" + Fingerprint.of(classes()) + ".jsa");
            if (Files.exists(archive)) {
                Files.setLastModifiedTime(archive, FileTime.from(clock.instant()));
            }
            clean(program);
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot look for archives of classes in " + folder + ": " + e.getMessage(), e);
        }
    }

    private void clean(String program) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(file -> file.getFileName().toString().startsWith(program + "-"))
                    .filter(file -> file.toString().endsWith(".jsa"))
                    .sorted(Comparator.comparing((Path file) -> file.toFile().lastModified())
                            .reversed())
                    .skip(KEPT)
                    .forEach(Folder::delete);
        }
    }

    /** What this program runs from, with the libraries that stand beside a jar. */
    private static Path[] classes() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .flatMap(entry -> List.of(entry, entry.resolveSibling("lib")).stream())
                .filter(Files::exists)
                .distinct()
                .toArray(Path[]::new);
    }
}

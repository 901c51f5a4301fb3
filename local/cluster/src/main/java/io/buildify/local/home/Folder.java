package io.buildify.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders that are either complete or not there, whatever interrupts their making. */
public final class Folder {

    /** Fills a fresh folder. */
    @FunctionalInterface
    public interface Content {
        void fill(Path folder) throws IOException;
    }

    private Folder() {}

    /**
     * Makes the folder if it is not there: filled under another name beside it, then renamed. What an
     * interrupted making left is removed first, so the caller sees to it that nobody else makes it now.
     */
    public static void complete(Path folder, Content content) throws IOException {
        if (Files.exists(folder)) {
            return;
        }
        Files.createDirectories(folder.getParent());
        Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
        delete(fresh);
        Files.createDirectory(fresh);
        try {
            content.fill(fresh);
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(fresh);
        }
    }

    /** Copies a file or a folder with all in it, times included. */
    public static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> all = Files.walk(source)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Files.copy(
                        each, target.resolve(source.relativize(each).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Removes all in the folder but the entry of that name. */
    public static void keepOnly(Path folder, String name) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> content = Files.list(folder)) {
                content.filter(entry -> !entry.getFileName().toString().equals(name))
                        .forEach(Folder::delete);
            }
        }
    }

    /** Removes all that is in the folder. */
    public static void clear(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            content.forEach(Folder::delete);
        }
    }

    /** Removes the folder and all in it, without following links; one that is not there is no error. */
    public static void delete(Path folder) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + folder + ": " + e.getMessage(), e);
        }
    }
}

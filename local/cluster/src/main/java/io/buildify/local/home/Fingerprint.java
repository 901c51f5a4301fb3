package io.buildify.local.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Tells whether files are the same as before, by their names, sizes and times. */
public final class Fingerprint {

    private Fingerprint() {}

    /** Of files, and of all files in folders. */
    public static String of(Path... roots) throws IOException {
        CRC32 checksum = new CRC32();
        for (Path root : roots) {
            for (Path file : files(root)) {
                String entry = root.relativize(file) + " " + Files.size(file) + " "
                        + Files.getLastModifiedTime(file).toMillis() + "\n";
                checksum.update(entry.getBytes(StandardCharsets.UTF_8));
            }
        }
        return String.format("%08x", checksum.getValue());
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}

package io.buildify.local.process;

import io.buildify.local.home.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which processes belong to a cluster: one file each, {@code <name>}, with the number and the start in milliseconds. */
public final class ProcessLedger {

    private final Path folder;

    public ProcessLedger(Path folder) {
        this.folder = folder;
    }

    public void record(String name, ProcessIdentity process) {
        PrivateFile.write(
                folder.resolve(name), process.pid() + " " + process.started().toEpochMilli());
    }

    public void forget(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The living process of that name. */
    public Optional<ProcessHandle> living(String name) {
        return read(folder.resolve(name)).flatMap(ProcessIdentity::living);
    }

    /** Every recorded process that still lives, by name. */
    public Map<String, ProcessHandle> living() {
        Map<String, ProcessHandle> living = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.forEach(file -> read(file)
                        .flatMap(ProcessIdentity::living)
                        .ifPresent(process -> living.put(file.getFileName().toString(), process)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return living;
    }

    private static Optional<ProcessIdentity> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String[] parts = PrivateFile.read(file).strip().split(" ", 2);
        try {
            return Optional.of(
                    new ProcessIdentity(Long.parseLong(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1]))));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}

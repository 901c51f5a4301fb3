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

/** Which processes belong to a cluster: one file each, named after it, with its number, its start in
 * milliseconds and how it is asked to end. */
public final class ProcessLedger {

    private final Path folder;

    public ProcessLedger(Path folder) {
        this.folder = folder;
    }

    /** A recorded process that lives, and how it is asked to end. */
    public record Entry(ProcessHandle process, StopSignal stop) {}

    public void record(String name, ProcessIdentity process, StopSignal stop) {
        PrivateFile.write(
                folder.resolve(name), process.pid() + " " + process.started().toEpochMilli() + " " + stop);
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
        return read(folder.resolve(name)).map(Entry::process);
    }

    /** Every recorded process that still lives, by name. */
    public Map<String, Entry> living() {
        Map<String, Entry> living = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.forEach(file -> read(file)
                        .ifPresent(entry -> living.put(file.getFileName().toString(), entry)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return living;
    }

    private static Optional<Entry> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String[] parts = PrivateFile.read(file).strip().split(" ");
        try {
            StopSignal stop = StopSignal.valueOf(parts[2]);
            return new ProcessIdentity(Long.parseLong(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])))
                    .living()
                    .map(process -> new Entry(process, stop));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}

package io.buildify.local.postgresql;

import io.buildify.local.home.Folder;
import io.buildify.local.home.PrivateFile;
import io.buildify.local.process.LogTail;
import io.buildify.local.process.PartFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's data folder. */
record DataFolder(Path folder, PostgresBinaries binaries, Path log) {

    /** Runs initdb unless it has been run; every way in asks for a SCRAM password from the first start. */
    void initialise(AdministratorLogin administrator, boolean throwAway) {
        try {
            Files.createDirectories(log.getParent());
            Folder.complete(folder, fresh -> initdb(fresh, administrator, throwAway));
        } catch (IOException e) {
            throw new PartFailed("PostgreSQL's data folder " + folder + " cannot be made: " + e.getMessage(), e);
        }
    }

    /**
     * Removes the lock of a server that was killed, when its number belongs to another program now.
     * PostgreSQL itself cannot tell and would refuse to start.
     */
    void releaseStaleLock() {
        Path lock = folder.resolve("postmaster.pid");
        try {
            if (Files.exists(lock) && !isPostgres(Files.readAllLines(lock).getFirst())) {
                Files.delete(lock);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPostgres(String pid) {
        return ProcessHandle.of(Long.parseLong(pid.strip()))
                .flatMap(process -> process.info().command())
                .map(command -> command.endsWith("postgres"))
                .orElse(false);
    }

    private void initdb(Path fresh, AdministratorLogin administrator, boolean throwAway) throws IOException {
        Path password = fresh.resolveSibling("initial-password");
        PrivateFile.write(password, administrator.password());
        List<String> command = new ArrayList<>(List.of(
                binaries.program("initdb"),
                "--pgdata=" + fresh,
                "--username=" + administrator.user(),
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8",
                "--no-instructions"));
        if (throwAway) {
            command.add("--no-sync");
        }
        try {
            run(Unprivileged.command(command));
        } finally {
            Files.deleteIfExists(password);
        }
    }

    private void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("initdb failed (" + log + "): " + String.join(" ", LogTail.of(log, 3)));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}

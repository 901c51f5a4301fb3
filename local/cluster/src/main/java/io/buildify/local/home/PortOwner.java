package io.buildify.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who listens on a port, as far as the system tells us. */
public final class PortOwner {

    private static final Path PROCESSES = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private PortOwner() {}

    /** Such as {@code "java (process 4711)"}; empty if the system does not tell, or it is another user's. */
    public static Optional<String> of(int port) {
        return process(port)
                .map(process -> process.info()
                                .command()
                                .map(command -> Path.of(command).getFileName().toString())
                                .orElse("a program")
                        + " (process " + process.pid() + ")");
    }

    private static Optional<ProcessHandle> process(int port) {
        if (!Files.isDirectory(PROCESSES.resolve("net"))) {
            return listed(port);
        }
        Set<String> sockets = Stream.of("tcp", "tcp6")
                .flatMap(table -> lines(PROCESSES.resolve("net").resolve(table)))
                .map(line -> line.strip().split("\\s+"))
                .filter(row -> row.length > INODE && row[STATE].equals(LISTENING))
                .filter(row -> row[LOCAL_ADDRESS].endsWith(String.format(":%04X", port)))
                .map(row -> "socket:[" + row[INODE] + "]")
                .collect(Collectors.toSet());
        return ProcessHandle.allProcesses()
                .filter(process -> hasOpen(process.pid(), sockets))
                .findFirst();
    }

    private static boolean hasOpen(long pid, Set<String> sockets) {
        try (Stream<Path> open =
                Files.list(PROCESSES.resolve(Long.toString(pid)).resolve("fd"))) {
            return open.anyMatch(descriptor -> {
                try {
                    return sockets.contains(Files.readSymbolicLink(descriptor).toString());
                } catch (IOException e) {
                    return false;
                }
            });
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    /** Systems without {@code /proc} have lsof. */
    private static Optional<ProcessHandle> listed(int port) {
        try {
            Process lsof = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN").start();
            try (Stream<String> pids = lsof.inputReader().lines()) {
                return pids.findFirst().flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

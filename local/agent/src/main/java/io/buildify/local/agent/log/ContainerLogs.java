package io.buildify.local.agent.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The logs of one container: {@code <restart>.log} in its folder. The present run's and the one before are kept.
 */
public final class ContainerLogs {

    private static final long LIMIT = 10L * 1024 * 1024;

    private final Path folder;
    private final Map<Integer, LogFile> open = new ConcurrentHashMap<>();

    /** @param folder of the container */
    public ContainerLogs(Path folder) {
        this.folder = folder;
    }

    /** Starts the log of a run and forgets those before the last one. */
    public LogFile begin(int restart) throws IOException {
        var log = LogFile.create(file(restart), LIMIT);
        open.put(restart, log);
        open.keySet().removeIf(run -> run < restart - 1);
        for (var old = restart - 2; Files.deleteIfExists(file(old)); old--) {
            Files.deleteIfExists(folder.resolve(old + ".log.1"));
        }
        return log;
    }

    /** The log of a run, being written or not; empty if it is not kept. */
    public Optional<LogFile> run(int restart) throws IOException {
        var live = open.get(restart);
        if (live != null) {
            return Optional.of(live);
        }
        return Files.exists(file(restart)) ? Optional.of(LogFile.finished(file(restart))) : Optional.empty();
    }

    private Path file(int restart) {
        return folder.resolve(restart + ".log");
    }
}

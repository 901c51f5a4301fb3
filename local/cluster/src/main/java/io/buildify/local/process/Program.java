package io.buildify.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What to run and how to tell that it does.
 *
 * @param name short and unique in the cluster: {@code etcd}
 * @param command program and arguments; no secrets, since everybody on the machine can list them
 * @param environment added to the supervisor's own
 * @param log where both outputs go, appended
 * @param readiness when it counts as started
 * @param stop how it is asked to end
 * @param grace how long it may take to end before it is killed
 */
public record Program(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path log,
        Readiness readiness,
        StopSignal stop,
        Duration grace) {

    public Program(String name, List<String> command, Path log, Readiness readiness) {
        this(name, command, Map.of(), log, readiness, StopSignal.TERMINATE, Duration.ofSeconds(10));
    }
}

package io.buildify.local.agent.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes of an agent that ended without stopping them. They are ended, not adopted: their output went to the old
 * agent and their exit code could not be learnt, so a container that was adopted would be one without log and result.
 *
 * @param pods the folder with one folder per pod
 */
public record Leftovers(Path pods) {

    /** Name of the file in a container's folder that notes its process. */
    public static final String RECORD = "process";

    /** They are not children of this process: nobody tells when they end. */
    private static final Duration GLANCE = Duration.ofMillis(50);

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    /** Ends them all: SIGTERM, and SIGKILL after the grace period. */
    public void end(Duration grace) throws IOException, InterruptedException {
        var left = find();
        if (left.isEmpty()) {
            return;
        }
        LOG.info("Ending {} processes that an earlier node agent left in {}", left.size(), pods);
        left.forEach(ProcessHandle::destroy);
        var deadline = System.nanoTime() + grace.toNanos();
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(GLANCE);
            left = find();
        }
        left.forEach(ProcessHandle::destroyForcibly);
    }

    private Set<ProcessHandle> find() throws IOException {
        Set<ProcessHandle> found = new LinkedHashSet<>();
        for (var record : records()) {
            ProcessRecord.read(record).flatMap(ProcessRecord::process).ifPresent(process -> {
                found.add(process);
                process.descendants().forEach(found::add);
            });
            var container = pods.relativize(record);
            Marker.of(container.getName(0).toString(), container.getName(1).toString())
                    .carriers()
                    .forEach(found::add);
        }
        found.removeIf(process -> Proc.isZombie(process.pid()));
        return found;
    }

    /** {@code <pod uid>/<container>/process}. */
    private List<Path> records() throws IOException {
        if (!Files.isDirectory(pods)) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(pods, 3, (file, attributes) -> file.endsWith(RECORD))) {
            return files.filter(file -> pods.relativize(file).getNameCount() == 3)
                    .toList();
        }
    }
}

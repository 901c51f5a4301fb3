package io.buildify.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/** The operator of the running cluster, as a process of this machine. */
record OperatorProcess(ProcessHandle process) {

    private static final Pattern USED = Pattern.compile("\\bused (\\d+)K");

    static OperatorProcess find(RunningCluster cluster) {
        String home = cluster.home().root().toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(home) && line.contains("/buildify-operator/"))
                        .isPresent())
                .findFirst()
                .map(OperatorProcess::new)
                .orElseThrow(() -> new IllegalStateException("No operator process runs from " + home));
    }

    /** Processor time used since its start. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Bytes in use on its heap after a full collection. */
    long liveHeap() {
        jcmd("GC.run");
        return jcmd("GC.heap_info")
                .lines()
                .filter(line -> !line.contains("Metaspace") && !line.contains("class space"))
                .flatMap(line -> USED.matcher(line).results())
                .mapToLong(match -> Long.parseLong(match.group(1)) * 1024)
                .sum();
    }

    private String jcmd(String command) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            "" + process.pid(),
                            command)
                    .redirectErrorStream(true)
                    .start();
            return new String(jcmd.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

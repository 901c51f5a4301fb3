package io.buildify.local.command;

import io.buildify.local.agent.process.Leftovers;
import io.buildify.local.home.Home;
import io.buildify.local.process.Ending;
import io.buildify.local.process.ProcessLedger;
import io.buildify.local.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The supervisor of one cluster, seen from outside. */
record SupervisorProcess(Home home) {

    /** Pods, PostgreSQL and Kafka end side by side, each within its own grace. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private static final Duration PART_GRACE = Duration.ofSeconds(10);

    /** The one that lives. */
    Optional<ProcessHandle> living() {
        return ledger().living(SuperviseCommand.PROCESS);
    }

    /** Starts one; it lives on when this process ends. */
    ProcessHandle start(ProgramCopy program, ExtentOptions extent) throws IOException {
        Files.createDirectories(home.log(SuperviseCommand.PROCESS).getParent());
        Files.deleteIfExists(home.progress());
        List<String> all = new ArrayList<>(List.of(SuperviseCommand.NAME, "--home=" + home.root()));
        all.addAll(extent.arguments());
        Process process = new ProcessBuilder(program.command(all, !extent.throwAway()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.log(SuperviseCommand.PROCESS).toFile()))
                .start();
        process.getOutputStream().close();
        return process.toHandle();
    }

    /** Ends the supervisor and with it the cluster, and then whatever a supervisor that crashed left; returns how many ended. */
    int end() throws IOException {
        Optional<ProcessHandle> supervisor = living();
        return supervisor.isPresent() ? end(supervisor.get()) : endLeftovers();
    }

    /** Ends this supervisor, which may not have noted itself yet. */
    int end(ProcessHandle supervisor) throws IOException {
        Ending.end(supervisor, StopSignal.TERMINATE, GRACE);
        return 1 + endLeftovers();
    }

    /** Ends the pods and parts of a supervisor that is no more; returns how many parts still ran. */
    int endLeftovers() throws IOException {
        try {
            new Leftovers(home.pods()).end(PART_GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<ProcessLedger.Entry> parts = List.copyOf(ledger().living().values());
        parts.parallelStream().forEach(part -> Ending.end(part.process(), part.stop(), PART_GRACE));
        return parts.size();
    }

    private ProcessLedger ledger() {
        return new ProcessLedger(home.processes());
    }
}

package io.buildify.local;

import io.buildify.local.home.Home;
import io.buildify.local.process.ProcessIdentity;
import io.buildify.local.process.ProcessLedger;
import io.buildify.local.progress.ProgressFile;
import io.buildify.local.supervisor.Session;
import io.buildify.local.supervisor.Supervisor;
import io.buildify.local.supervisor.SupervisorSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The long-lived process behind {@code up} and behind the tests' cluster. */
@Command(name = "supervise", hidden = true, description = "Runs a cluster until it is told to end.")
final class SuperviseCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home = new HomeOption();

    @Option(names = "--project", required = true, description = "The checkout.")
    private Path project = Path.of("");

    @Option(
            names = "--cache",
            defaultValue = "${env:XDG_CACHE_HOME:-${sys:user.home}/.cache}",
            description = "Folder for caches; ours is buildify/ in it.")
    private Path cache = Path.of("");

    @Option(names = "--kubernetes-binaries", defaultValue = "${env:BUILDIFY_KUBE_BIN}")
    private @Nullable Path kubernetesBinaries;

    @Option(names = "--port", defaultValue = "8080", description = "The gateway's port.")
    private int port;

    @Option(names = "--throw-away", description = "Data need not survive a crash of the machine.")
    private boolean throwAway;

    @Option(names = "--base", description = "Only the control plane, PostgreSQL and Kafka.")
    private boolean base;

    @Option(names = "--until-exit-of", description = "Ends when the process with this number has ended.")
    private @Nullable Long companion;

    @Override
    public Integer call() throws Exception {
        Session.begin();
        Home folder = home.home();
        Files.createDirectories(folder.root());
        Files.deleteIfExists(folder.progress());
        ProcessLedger ledger = new ProcessLedger(folder.processes());
        ledger.record("supervisor", ProcessIdentity.of(ProcessHandle.current()));
        ProgressFile progress = new ProgressFile(folder.progress(), Clock.systemUTC());
        try (Supervisor supervisor = new Supervisor(settings(folder), progress, new SecureRandom())) {
            Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "stop"));
            supervisor.start();
            progress.done();
            awaitEnd();
            return 0;
        } catch (Exception e) {
            progress.failed(e.getMessage());
            throw e;
        } finally {
            ledger.forget("supervisor");
        }
    }

    private SupervisorSettings settings(Home folder) {
        return new SupervisorSettings(
                folder,
                project.toAbsolutePath(),
                cache.resolve("buildify"),
                kubernetesBinaries,
                port,
                throwAway,
                !base);
    }

    private void awaitEnd() throws InterruptedException {
        if (companion == null) {
            Thread.currentThread().join();
        } else {
            ProcessHandle.of(companion).ifPresent(process -> process.onExit().join());
        }
    }
}

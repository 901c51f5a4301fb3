package io.buildify.local.command;

import io.buildify.local.cache.Cache;
import io.buildify.local.controlplane.Release;
import io.buildify.local.home.Home;
import io.buildify.local.process.ProcessIdentity;
import io.buildify.local.process.ProcessLedger;
import io.buildify.local.process.StopSignal;
import io.buildify.local.progress.ProgressFile;
import io.buildify.local.supervisor.Session;
import io.buildify.local.supervisor.Supervisor;
import io.buildify.local.supervisor.SupervisorSettings;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The long-lived process behind {@code up} and behind the tests' cluster. */
@Command(name = SuperviseCommand.NAME, hidden = true, description = "Runs a cluster until it is told to end.")
public final class SuperviseCommand implements Callable<Integer> {

    static final String NAME = "supervise";

    /** Its name in the ledger and of its log. */
    static final String PROCESS = "supervisor";

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private ExtentOptions extent = new ExtentOptions();

    @Option(
            names = "--cache",
            defaultValue = "${env:XDG_CACHE_HOME:-${sys:user.home}/.cache}",
            description = "Folder for caches; ours is buildify/ in it.")
    private Path cache = Path.of("");

    @Option(names = "--kubernetes-binaries", defaultValue = "${env:BUILDIFY_KUBE_BIN}")
    private @Nullable Path kubernetesBinaries;

    @Option(
            names = "--kubernetes-releases",
            defaultValue = "${env:BUILDIFY_KUBERNETES_RELEASES:-https://dl.k8s.io/release}")
    private URI kubernetesReleases = URI.create("");

    @Option(
            names = "--etcd-releases",
            defaultValue = "${env:BUILDIFY_ETCD_RELEASES:-https://github.com/etcd-io/etcd/releases/download}")
    private URI etcdReleases = URI.create("");

    @Option(names = "--search-path", defaultValue = "${env:PATH}", description = "PATH of the pods' processes.")
    private String searchPath = "";

    @Option(names = "--until-exit-of", description = "Ends when the process with this number has ended.")
    private @Nullable Long companion;

    @Override
    public Integer call() throws Exception {
        Session.begin();
        Home folder = home.home();
        ProcessLedger ledger = new ProcessLedger(folder.processes());
        ledger.record(PROCESS, ProcessIdentity.of(ProcessHandle.current()), StopSignal.TERMINATE);
        ProgressFile progress = new ProgressFile(folder.progress(), Clock.systemUTC());
        try (Supervisor supervisor = new Supervisor(settings(folder), progress, new SecureRandom())) {
            Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "stop"));
            supervisor.start();
            supervisor.deploy();
            awaitEnd();
            return 0;
        } catch (Exception e) {
            progress.failed(e.getMessage());
            throw e;
        } finally {
            ledger.forget(PROCESS);
        }
    }

    private SupervisorSettings settings(Home folder) {
        return new SupervisorSettings(
                folder,
                extent.project(),
                new Cache(cache.resolve("buildify")),
                kubernetesBinaries,
                new Release(kubernetesReleases, etcdReleases),
                extent.port(),
                searchPath,
                extent.throwAway(),
                extent.kubernetes(),
                extent.platform());
    }

    private void awaitEnd() throws InterruptedException {
        if (companion == null) {
            Thread.currentThread().join();
        } else {
            ProcessHandle.of(companion).ifPresent(process -> process.onExit().join());
        }
    }
}

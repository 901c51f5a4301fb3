package io.buildify.local.node;

import io.buildify.local.agent.KubeletIdentity;
import io.buildify.local.cache.Cache;
import io.buildify.local.controlplane.Binaries;
import io.buildify.local.controlplane.BinaryLocator;
import io.buildify.local.controlplane.ControlPlane;
import io.buildify.local.controlplane.KubernetesSource;
import io.buildify.local.controlplane.Release;
import io.buildify.local.home.ClusterDescription;
import io.buildify.local.home.Credentials;
import io.buildify.local.home.Folder;
import io.buildify.local.home.Home;
import io.buildify.local.home.PortChoice;
import io.buildify.local.process.Part;
import io.buildify.local.process.ProcessLedger;
import io.buildify.local.process.Program;
import io.fabric8.kubernetes.client.Config;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A control plane for tests that stop and start it, with nothing beside it. */
final class TestControlPlane implements AutoCloseable {

    private final Home home;
    private final Binaries binaries;
    private final KubeletIdentity kubelet;
    private final List<Part> parts = new ArrayList<>();
    private final Part apiServer;

    TestControlPlane() throws Exception {
        home = new Home(Files.createTempDirectory("buildify-node-"));
        var random = new SecureRandom();
        var cluster = new ClusterDescription(
                ClusterDescription.CONTRACT,
                new PortChoice(random).choose(null, 0),
                true,
                ClusterDescription.ISSUER,
                ClusterDescription.AUDIENCE);
        binaries = locateBinaries();
        kubelet = KubeletIdentity.in(home.kubelet());
        var programs = new ControlPlane(home, cluster, binaries, new Credentials(home, random), kubelet);
        programs.prepare();
        start(programs.etcd());
        apiServer = start(programs.apiServer());
        programs.writeKubeconfigs();
        start(programs.controllerManager());
        start(programs.scheduler());
    }

    private Binaries locateBinaries() {
        var cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"));
        var given = Optional.ofNullable(System.getenv("BUILDIFY_KUBE_BIN")).map(Path::of);
        return BinaryLocator.of(
                        given.orElse(null),
                        new Cache(cache.resolve("buildify")),
                        new KubernetesSource(Path.of("../kubernetes")),
                        new Release(
                                URI.create("https://dl.k8s.io/release"),
                                URI.create("https://github.com/etcd-io/etcd/releases/download")),
                        home.log("go-build"))
                .locate(note -> {});
    }

    private Part start(Program program) {
        var part = new Part(program, new ProcessLedger(home.processes()));
        parts.add(part);
        part.start();
        return part;
    }

    Part apiServer() {
        return apiServer;
    }

    Config administrator() {
        return Config.fromKubeconfig(home.kubeconfig().toFile());
    }

    Path kubeconfig() {
        return home.kubeconfig();
    }

    String kubectl() {
        return binaries.program("kubectl");
    }

    KubeletIdentity kubelet() {
        return kubelet;
    }

    Path folder() {
        return home.root();
    }

    @Override
    public void close() throws Exception {
        parts.reversed().forEach(Part::close);
        Folder.delete(home.root());
    }
}

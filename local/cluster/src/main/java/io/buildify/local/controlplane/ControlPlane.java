package io.buildify.local.controlplane;

import io.buildify.local.agent.KubeletIdentity;
import io.buildify.local.home.ClusterDescription;
import io.buildify.local.home.Credentials;
import io.buildify.local.home.Home;
import io.buildify.local.process.Program;
import io.buildify.local.process.Readiness;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The four programs of the control plane, as this cluster runs them. */
public final class ControlPlane {

    private final Home home;
    private final ClusterDescription cluster;
    private final Binaries binaries;
    private final KubeletIdentity kubelet;
    private final AccessTokens tokens;
    private final ServiceAccountKey serviceAccountKey;

    /** @param kubelet how the API server shows itself to the node agent, and knows it */
    public ControlPlane(
            Home home,
            ClusterDescription cluster,
            Binaries binaries,
            Credentials credentials,
            KubeletIdentity kubelet) {
        this.home = home;
        this.cluster = cluster;
        this.binaries = binaries;
        this.kubelet = kubelet;
        this.tokens = new AccessTokens(home, credentials);
        this.serviceAccountKey = new ServiceAccountKey(home.controlPlane().resolve("service-account.key"));
    }

    public Program etcd() {
        String client = "http://127.0.0.1:" + cluster.ports().etcd();
        String peer = "http://127.0.0.1:" + cluster.ports().etcdPeer();
        List<String> command = new ArrayList<>(List.of(
                binaries.program("etcd"),
                "--data-dir=" + home.etcd(),
                "--log-level=warn",
                "--listen-client-urls=" + client,
                "--advertise-client-urls=" + client,
                "--listen-peer-urls=" + peer,
                "--initial-advertise-peer-urls=" + peer,
                "--initial-cluster=default=" + peer));
        if (cluster.throwAway()) {
            command.add("--unsafe-no-fsync");
        }
        return new Program("etcd", command, home.log("etcd"), new HttpReadiness(client + "/readyz"));
    }

    public Program apiServer() {
        List<String> command = List.of(
                binaries.program("kube-apiserver"),
                "--etcd-servers=http://127.0.0.1:" + cluster.ports().etcd(),
                "--bind-address=127.0.0.1",
                "--advertise-address=127.0.0.1",
                "--secure-port=" + cluster.ports().apiServer(),
                "--cert-dir=" + certificates(),
                "--endpoint-reconciler-type=none",
                "--service-cluster-ip-range=10.96.0.0/16",
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-key-file=" + serviceAccountKey.file(),
                "--service-account-signing-key-file=" + serviceAccountKey.file(),
                "--token-auth-file=" + home.credential("api-server-tokens.csv"),
                "--anonymous-auth=false",
                "--authorization-mode=RBAC",
                "--kubelet-client-certificate=" + kubelet.certificate(),
                "--kubelet-client-key=" + kubelet.key(),
                "--kubelet-certificate-authority=" + kubelet.certificate(),
                "--kubelet-preferred-address-types=InternalIP",
                "--profiling=false");
        return new Program(
                "kube-apiserver",
                command,
                home.log("kube-apiserver"),
                new ApiServerReadiness(cluster.apiServer(), certificate(), tokens.token(AccessTokens.ADMINISTRATOR)));
    }

    public Program controllerManager() {
        List<String> command = List.of(
                binaries.program("kube-controller-manager"),
                "--kubeconfig=" + kubeconfig(AccessTokens.CONTROLLER_MANAGER),
                "--leader-elect=false",
                "--secure-port=0",
                "--use-service-account-credentials",
                "--service-account-private-key-file=" + serviceAccountKey.file(),
                // It publishes this as ConfigMap kube-root-ca.crt, which every pod's credentials are made of.
                "--root-ca-file=" + certificate(),
                // The API server refuses loopback addresses in EndpointSlices, so the node agent publishes
                // them, and it is the one who knows whether its node lives.
                "--controllers=*,-endpointslice-controller,-endpoints-controller,"
                        + "-endpointslice-mirroring-controller,-node-lifecycle-controller",
                "--profiling=false");
        return new Program(
                "kube-controller-manager", command, home.log("kube-controller-manager"), Readiness.running());
    }

    public Program scheduler() {
        List<String> command = List.of(
                binaries.program("kube-scheduler"),
                "--kubeconfig=" + kubeconfig(AccessTokens.SCHEDULER),
                "--leader-elect=false",
                "--secure-port=0",
                "--profiling=false");
        return new Program("kube-scheduler", command, home.log("kube-scheduler"), Readiness.running());
    }

    /** Writes what the API server reads at its start. */
    public void prepare() {
        tokens.write();
        serviceAccountKey.ensure();
        SelfSignedCertificate.discardIfOld(certificate());
    }

    /** Writes the kubeconfigs; the API server must have started, since it makes its own certificate. */
    public void writeKubeconfigs() {
        writeKubeconfig(AccessTokens.CONTROLLER_MANAGER, kubeconfig(AccessTokens.CONTROLLER_MANAGER));
        writeKubeconfig(AccessTokens.SCHEDULER, kubeconfig(AccessTokens.SCHEDULER));
        writeKubeconfig(AccessTokens.ADMINISTRATOR, home.kubeconfig());
    }

    private void writeKubeconfig(String identity, Path file) {
        new Kubeconfig(cluster.apiServer(), certificate(), identity, tokens.token(identity)).write(file);
    }

    private Path kubeconfig(String identity) {
        return home.credential(identity + ".kubeconfig");
    }

    private Path certificates() {
        return home.controlPlane().resolve("certificates");
    }

    private Path certificate() {
        return certificates().resolve("apiserver.crt");
    }
}

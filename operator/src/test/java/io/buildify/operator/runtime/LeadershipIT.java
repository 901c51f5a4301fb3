package io.buildify.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.operator.OperatorSettings.LeaderElection;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who leads, as the API server has it. */
@LocalClusterTest
class LeadershipIT {
    private static final String NAMESPACE = "default";
    private static final String LEASE = "leadership-it";

    private final Config administrator;
    private final KubernetesClient kubernetes;

    LeadershipIT(LocalCluster cluster) {
        administrator = Config.fromKubeconfig(cluster.kubeconfig().toFile());
        kubernetes = cluster.kubernetes();
    }

    @AfterEach
    void remove() {
        lease().delete();
    }

    @Test
    void whoHoldsTheLeaseLeads() {
        heldBy("me");

        assertThat(leadershipOf("me").isHeld()).isTrue();
    }

    @Test
    void whoWasReplacedDoesNot() {
        heldBy("another");

        assertThat(leadershipOf("me").isHeld()).isFalse();
    }

    @Test
    void nobodyLeadsWhereThereIsNoLeaseOrNoHolder() {
        assertThat(leadershipOf("me").isHeld()).isFalse();

        heldBy(null);
        assertThat(leadershipOf("me").isHeld()).isFalse();
    }

    @Test
    void whoHasNoNameBelievesThatItLeads() {
        heldBy("another");

        assertThat(new Leadership(kubernetes, NAMESPACE, election(Optional.empty())).isHeld())
                .isTrue();
    }

    @Test
    void whomTheApiServerRefusesKnowsNothing() {
        heldBy("me");
        var stranger = new ConfigBuilder(administrator)
                .withClientCertData(null)
                .withClientCertFile(null)
                .withClientKeyData(null)
                .withClientKeyFile(null)
                .withOauthToken("not-a-token")
                .build();

        try (var client = client(stranger)) {
            assertThatThrownBy(() -> leadership(client, "me").isHeld())
                    .isInstanceOfSatisfying(
                            KubernetesClientException.class,
                            it -> assertThat(it.getCode()).isEqualTo(HttpURLConnection.HTTP_UNAUTHORIZED));
        }
    }

    /** As when it hangs, or a network swallows what is sent. */
    @Test
    void whoGetsNoAnswerKnowsNothing() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var client = client(new ConfigBuilder(Config.empty())
                        .withMasterUrl("http://127.0.0.1:" + silent.getLocalPort())
                        .withRequestTimeout(200)
                        .withRequestRetryBackoffLimit(0)
                        .build())) {
            assertThatThrownBy(() -> leadership(client, "me").isHeld()).isInstanceOf(KubernetesClientException.class);
        }
    }

    private Leadership leadershipOf(String identity) {
        return leadership(kubernetes, identity);
    }

    private static Leadership leadership(KubernetesClient client, String identity) {
        return new Leadership(client, NAMESPACE, election(Optional.of(identity)));
    }

    private static KubernetesClient client(Config config) {
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static LeaderElection election(Optional<String> identity) {
        return new Election(LEASE, identity, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    private void heldBy(String identity) {
        kubernetes
                .resource(new LeaseBuilder()
                        .withNewMetadata()
                        .withName(LEASE)
                        .withNamespace(NAMESPACE)
                        .endMetadata()
                        .withNewSpec()
                        .withHolderIdentity(identity)
                        .endSpec()
                        .build())
                .create();
    }

    private Resource<Lease> lease() {
        return kubernetes.leases().inNamespace(NAMESPACE).withName(LEASE);
    }

    private record Election(
            String lease, Optional<String> identity, Duration duration, Duration renewDeadline, Duration retry)
            implements LeaderElection {}
}

package io.buildify.bench;

import io.buildify.local.home.ClusterDescription;
import io.buildify.local.home.Home;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The cluster that {@code ./buildify up} started.
 *
 * @param home its folder
 * @param description its ports
 */
record RunningCluster(Home home, ClusterDescription description) {

    /** The one in {@code BUILDIFY_HOME}, by default {@code .buildify}. */
    static RunningCluster find() {
        Home home = new Home(Path.of(System.getenv().getOrDefault("BUILDIFY_HOME", ".buildify")));
        return new RunningCluster(
                home,
                ClusterDescription.read(home)
                        .orElseThrow(() -> new IllegalStateException(
                                "No cluster in " + home.root() + ": start it with ./buildify up")));
    }

    KubernetesClient client() {
        try {
            return new KubernetesClientBuilder()
                    .withConfig(Config.fromKubeconfig(Files.readString(home.kubeconfig())))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings of a Kafka client with the administrator's rights. */
    Map<String, Object> kafka() {
        return Map.of(
                "bootstrap.servers",
                description.kafkaBootstrap(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\""
                        + ClusterDescription.KAFKA_ADMINISTRATOR + "\" password=\"" + password("kafka")
                        + "\";");
    }

    /** The password that the cluster keeps under this name. */
    String password(String name) {
        try {
            return Files.readString(home.credential(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

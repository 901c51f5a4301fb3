package io.buildify.local.installation;

import io.buildify.local.home.ClusterDescription;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.List;
import java.util.Map;

/**
 * What an installer gives Buildify: the servers it may use and the keys of its tokens (docs/contracts.md).
 *
 * @param cluster its addresses
 * @param postgresqlPassword of the administrator
 * @param kafkaPassword of the administrator
 * @param publicKeySet JSON Web Key Set
 */
public record FixedObjects(
        ClusterDescription cluster, String postgresqlPassword, String kafkaPassword, String publicKeySet) {

    static final String SYSTEM = "buildify-system";
    static final String MODULES = "buildify-modules";

    public List<HasMetadata> all() {
        return List.of(databaseServer(), kafka(), tokenKeys(SYSTEM), tokenKeys(MODULES));
    }

    private Secret databaseServer() {
        return new SecretBuilder()
                .withNewMetadata()
                .withName("database-server-default")
                .withNamespace(SYSTEM)
                .addToLabels("buildify.io/database-server", "default")
                .endMetadata()
                .withStringData(Map.of(
                        "host",
                        "127.0.0.1",
                        "port",
                        Integer.toString(cluster.ports().postgresql()),
                        "database",
                        ClusterDescription.SHARED_DATABASE,
                        "username",
                        ClusterDescription.POSTGRESQL_ADMINISTRATOR,
                        "password",
                        postgresqlPassword))
                .build();
    }

    private Secret kafka() {
        return new SecretBuilder()
                .withNewMetadata()
                .withName("kafka")
                .withNamespace(SYSTEM)
                .endMetadata()
                .withStringData(Map.of(
                        "bootstrap",
                        cluster.kafkaBootstrap(),
                        "security-protocol",
                        "SASL_PLAINTEXT",
                        "username",
                        ClusterDescription.KAFKA_ADMINISTRATOR,
                        "password",
                        kafkaPassword))
                .build();
    }

    private ConfigMap tokenKeys(String namespace) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName("buildify-token-keys")
                .withNamespace(namespace)
                .endMetadata()
                .withData(Map.of(
                        "issuer", cluster.issuer(),
                        "audience", cluster.audience(),
                        "jwks", publicKeySet))
                .build();
    }

    @Override
    public String toString() {
        return "FixedObjects of " + cluster.apiServer();
    }
}

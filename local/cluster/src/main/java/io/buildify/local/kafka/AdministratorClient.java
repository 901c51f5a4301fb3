package io.buildify.local.kafka;

import io.buildify.local.home.ClusterDescription;
import java.util.Map;

/** How a client enters the broker as its administrator. */
public final class AdministratorClient {

    private AdministratorClient() {}

    /** Settings of a Kafka client. */
    public static Map<String, Object> settings(ClusterDescription cluster, String password) {
        return Map.of(
                "bootstrap.servers",
                cluster.kafkaBootstrap(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                BrokerProperties.scramLogin(ClusterDescription.KAFKA_ADMINISTRATOR, password));
    }
}

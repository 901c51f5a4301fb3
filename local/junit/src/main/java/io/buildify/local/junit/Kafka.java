package io.buildify.local.junit;

import io.buildify.local.home.ClusterDescription;
import java.util.Map;

/** The Kafka broker, and its administrator's way in. */
public final class Kafka {

    private final ClusterDescription cluster;
    private final String password;

    Kafka(ClusterDescription cluster, String password) {
        this.cluster = cluster;
        this.password = password;
    }

    /** {@code bootstrap.servers}. */
    public String bootstrap() {
        return cluster.kafkaBootstrap();
    }

    /** {@code security.protocol}. */
    public String securityProtocol() {
        return "SASL_PLAINTEXT";
    }

    /** The super user. */
    public String username() {
        return ClusterDescription.KAFKA_ADMINISTRATOR;
    }

    public String password() {
        return password;
    }

    /** What a client needs to enter as the super user. */
    public Map<String, Object> administrator() {
        return client(username(), password);
    }

    /** What a client needs to enter as that user. */
    public Map<String, Object> client(String user, String userPassword) {
        return Map.of(
                "bootstrap.servers",
                bootstrap(),
                "security.protocol",
                securityProtocol(),
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                        + userPassword + "\";");
    }
}

package io.buildify.sdk.environment;

import static io.buildify.sdk.environment.Variable.BUILDIFY_KAFKA_BOOTSTRAP;
import static io.buildify.sdk.environment.Variable.BUILDIFY_KAFKA_PASSWORD;
import static io.buildify.sdk.environment.Variable.BUILDIFY_KAFKA_SECURITY_PROTOCOL;
import static io.buildify.sdk.environment.Variable.BUILDIFY_KAFKA_USERNAME;

import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;

/** Where Kafka is, and as whom to reach it. */
public record KafkaAddress(String bootstrap, String securityProtocol, String username, String password) {

    public static KafkaAddress from(Variables variables) {
        return new KafkaAddress(
                variables.get(BUILDIFY_KAFKA_BOOTSTRAP),
                variables.get(BUILDIFY_KAFKA_SECURITY_PROTOCOL),
                variables.get(BUILDIFY_KAFKA_USERNAME),
                variables.get(BUILDIFY_KAFKA_PASSWORD));
    }

    /** Settings that every Kafka client of this process starts from. */
    public Map<String, Object> clientSettings() {
        return Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                securityProtocol,
                SaslConfigs.SASL_MECHANISM,
                "SCRAM-SHA-512",
                SaslConfigs.SASL_JAAS_CONFIG,
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(quoted(username), quoted(password)));
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "%s, %s, as %s".formatted(bootstrap, securityProtocol, username);
    }
}

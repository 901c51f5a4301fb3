package io.buildify.operator.external;

/**
 * The operator's way into Kafka.
 *
 * @param bootstrap {@code host:port[,…]}
 * @param securityProtocol {@code SASL_PLAINTEXT} or {@code SASL_SSL}
 * @param username a user that may create topics, users and ACLs, and write every configuration topic
 * @param password its password
 */
public record KafkaAdministrator(String bootstrap, String securityProtocol, String username, Password password) {}

package io.buildify.operator.resolve;

/**
 * The Kafka cluster, without its administrator's credentials.
 *
 * @param bootstrap {@code host:port[,…]}
 * @param securityProtocol {@code SASL_PLAINTEXT} or {@code SASL_SSL}
 */
public record Broker(String bootstrap, String securityProtocol) {}

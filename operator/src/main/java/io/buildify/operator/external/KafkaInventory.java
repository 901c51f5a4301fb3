package io.buildify.operator.external;

import java.util.Set;

/**
 * What exists on the Kafka cluster, except Kafka's internal topics.
 *
 * @param topics names of topics
 * @param users names of SCRAM users
 * @param groups names of consumer groups
 * @param principals names of users that have an ACL
 */
public record KafkaInventory(Set<String> topics, Set<String> users, Set<String> groups, Set<String> principals) {}

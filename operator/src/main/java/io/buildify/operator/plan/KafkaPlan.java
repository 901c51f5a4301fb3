package io.buildify.operator.plan;

/**
 * The Kafka identity of an instance. It reads its configuration topic and nothing else.
 *
 * @param user the SCRAM user's name
 * @param configurationTopic the compacted topic with the configuration of everything the instance serves
 */
public record KafkaPlan(String user, String configurationTopic) {}

package io.buildify.operator.apply;

import io.buildify.operator.status.Step;

/**
 * How far an instance is.
 *
 * @param database database, login and migration
 * @param events topic, Kafka user and grants
 * @param deployed whether all its pods run the planned release and are available
 * @param available whether any of its pods, of whichever release, can serve
 */
public record InstanceOutcome(Step database, Step events, Step deployed, boolean available) {}

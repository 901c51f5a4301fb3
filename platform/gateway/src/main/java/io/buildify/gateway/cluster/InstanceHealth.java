package io.buildify.gateway.cluster;

/**
 * How many endpoints of an instance answer.
 *
 * @param total published endpoints, ready or not
 */
public record InstanceHealth(String instance, int ready, int total) {}

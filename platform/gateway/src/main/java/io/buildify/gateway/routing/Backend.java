package io.buildify.gateway.routing;

/**
 * A Service port that a rule sends to.
 *
 * @param weight its share among the rule's backends; 0 takes no requests
 */
public record Backend(String service, int port, int weight) {}

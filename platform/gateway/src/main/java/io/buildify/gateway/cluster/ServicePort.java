package io.buildify.gateway.cluster;

/** A port of a Service in the namespace of the routes. */
public record ServicePort(String service, int port) {}

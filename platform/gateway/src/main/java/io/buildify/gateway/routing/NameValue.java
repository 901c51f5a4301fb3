package io.buildify.gateway.routing;

/** A header or query parameter that must be there with exactly this value. Header names are lower case. */
public record NameValue(String name, String value) {}

package io.buildify.crd;

/**
 * The instance that serves a node.
 *
 * @param instance its id
 * @param version of the release that it runs
 */
public record ServedBy(String instance, String version) {}

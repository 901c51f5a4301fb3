package io.buildify.local.control;

/**
 * One part as it is listed.
 *
 * @param name {@code etcd}, {@code postgresql} …
 * @param running whether its process lives
 * @param restarts how often it was started again after it had ended by itself
 */
public record PartState(String name, boolean running, int restarts) {}

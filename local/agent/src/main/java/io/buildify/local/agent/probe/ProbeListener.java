package io.buildify.local.agent.probe;

import org.jspecify.annotations.Nullable;

/** Hears what probes find out about one run of a container. */
public interface ProbeListener {

    /** The startup probe passed, or there is none. */
    void started();

    /** The readiness probe says so, or there is none and the container is started. */
    void ready(boolean ready);

    /** A probe failed once: worth an Event. */
    void unhealthy(String message);

    /**
     * A startup or liveness probe gave up: the container must be restarted.
     *
     * @param kind {@code startup} or {@code liveness}
     * @param graceSeconds the probe's own grace period; null for the pod's
     */
    void giveUp(String kind, @Nullable Long graceSeconds);
}

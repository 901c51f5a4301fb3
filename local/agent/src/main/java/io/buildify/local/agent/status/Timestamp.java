package io.buildify.local.agent.status;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Kubernetes' {@code metav1.Time}: RFC 3339 in UTC, whole seconds. */
public final class Timestamp {

    private Timestamp() {}

    public static String of(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}

package io.buildify.sdk.fault;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Ends the process where a test says so: no shutdown hooks, nothing flushed. */
@Singleton
public class FaultPoints {

    private static final int KILLED = 137;

    private final @Nullable FaultPoint armed;
    private final AtomicInteger remaining = new AtomicInteger();

    @Inject
    FaultPoints(FaultSettings settings) {
        this(settings.point());
    }

    private FaultPoints(Optional<String> where) {
        if (where.isEmpty()) {
            armed = null;
            return;
        }
        String[] parts = where.get().split(":", 2);
        armed = FaultPoint.valueOf(parts[0]);
        remaining.set(parts.length == 2 ? Integer.parseInt(parts[1]) : 1);
    }

    /** Does nothing, unless this is where to die. */
    public void reach(FaultPoint point) {
        if (point == armed && remaining.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}

package io.buildify.operator.external;

import java.util.Optional;

/** Named places where a test has the process die as if by SIGKILL: no shutdown hooks, nothing flushed. */
public final class FaultPoints {
    private static final int KILLED = 137;

    private final Optional<String> armed;
    private final Runnable death;

    /** @param armed the name where to die ({@code buildify.fault-point}); empty outside tests */
    public FaultPoints(Optional<String> armed) {
        this(armed, () -> Runtime.getRuntime().halt(KILLED));
    }

    FaultPoints(Optional<String> armed, Runnable death) {
        this.armed = armed;
        this.death = death;
    }

    /** Does nothing, unless this is where to die. */
    public void reach(String point) {
        if (armed.isPresent() && armed.get().equals(point)) {
            // tells this end from any other; straight to the stream, since no logger gets to write any more
            System.err.println("Dies at fault point " + point);
            death.run();
        }
    }
}

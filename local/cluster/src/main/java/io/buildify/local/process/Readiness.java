package io.buildify.local.process;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** When a started program counts as ready. */
public interface Readiness {

    /** Whether it is ready now; an exception means "not yet", its message says why. */
    boolean isReady() throws Exception;

    /** How long a start may take before it has failed; a busy machine is no failure. */
    default Duration patience() {
        return Duration.ofMinutes(3);
    }

    /** For programs with nothing to ask: ready as soon as they run. */
    static Readiness running() {
        return () -> true;
    }

    /** Ready when the loopback accepts connections on that port. */
    static Readiness listening(int port) {
        return () -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
                return true;
            }
        };
    }
}

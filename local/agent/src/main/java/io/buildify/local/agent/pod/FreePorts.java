package io.buildify.local.agent.pod;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Ports for processes, each given to one container at a time. They are taken below the range from which operating
 * systems give ports to outgoing connections, so that none is lost between the choice and the start of the process.
 */
public final class FreePorts {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_767;

    private final RandomGenerator random;
    private final Set<Integer> taken = new HashSet<>();

    /** @param random where the search begins: agents of several clusters on one machine begin apart */
    public FreePorts(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Takes a port nobody listens on.
     *
     * @throws IOException when all are in use
     */
    synchronized int take() throws IOException {
        var count = HIGHEST - LOWEST + 1;
        var start = random.nextInt(count);
        for (var i = 0; i < count; i++) {
            var port = LOWEST + (start + i) % count;
            if (!taken.contains(port) && isFree(port)) {
                taken.add(port);
                return port;
            }
        }
        throw new IOException(
                "no free port between " + LOWEST + " and " + HIGHEST + ": end some processes that listen there");
    }

    synchronized void giveBack(int port) {
        taken.remove(port);
    }

    /** Whether a process could listen there now. */
    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

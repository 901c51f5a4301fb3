package io.buildify.local.home;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Chooses free loopback ports. They come from below the range that systems hand out to outgoing
 * connections, so that nobody takes one by accident between the choice and its use.
 */
public final class PortChoice {

    private static final int FIRST = 20_000;
    private static final int PAST_LAST = 32_000;
    private static final int TRIES = 1_000;

    private final RandomGenerator random;
    private final Set<Integer> taken = new HashSet<>();

    public PortChoice(RandomGenerator random) {
        this.random = random;
    }

    /** The previous ports where they are still free, others elsewhere; the gateway's is as asked. */
    public Ports choose(@Nullable Ports previous, int gateway) {
        taken.add(gateway);
        return new Ports(
                port(previous == null ? 0 : previous.etcd()),
                port(previous == null ? 0 : previous.etcdPeer()),
                port(previous == null ? 0 : previous.apiServer()),
                port(previous == null ? 0 : previous.postgresql()),
                port(previous == null ? 0 : previous.kafka()),
                port(previous == null ? 0 : previous.kafkaController()),
                port(previous == null ? 0 : previous.control()),
                gateway);
    }

    private int port(int preferred) {
        int candidate = preferred;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (candidate > 0 && !taken.contains(candidate) && isFree(candidate)) {
                taken.add(candidate);
                return candidate;
            }
            candidate = random.nextInt(FIRST, PAST_LAST);
        }
        throw new IllegalStateException("No free port between " + FIRST + " and " + PAST_LAST + " on 127.0.0.1.");
    }

    /** Whether 127.0.0.1 has nobody listening on that port. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

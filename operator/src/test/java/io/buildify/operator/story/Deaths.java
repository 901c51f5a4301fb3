package io.buildify.operator.story;

import io.buildify.local.junit.LocalCluster;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Operators that die one after the other, each at a fault point of its own. While one works the next one starts already,
 * and stands by as a replica does; it works once it is given the Lease.
 */
final class Deaths implements AutoCloseable {
    private static final int TRIES = 5;
    /** Who holds the Lease when nobody is about to die. */
    private static final String NOBODY = "story";

    private final KubernetesClient kubernetes;
    private final List<OperatorProcess> operators;

    Deaths(LocalCluster cluster) throws IOException {
        var installation = Installation.of(cluster);
        kubernetes = cluster.kubernetes();
        operators = List.of(installation.operator(), installation.replica());
    }

    /**
     * Nobody works when it begins, nor when it returns.
     *
     * @param faults what the one that dies there finds when it begins to work, by its fault point
     */
    void inTurn(SequencedMap<String, Happening> faults, Map<String, String> settings) throws Exception {
        var points = List.copyOf(faults.keySet());
        for (int turn = 0; turn < points.size(); turn++) {
            if (turn == 0) {
                launch(turn, points.getFirst(), settings);
            }
            if (turn + 1 < points.size()) {
                launch(turn + 1, points.get(turn + 1), settings);
            }
            faults.get(points.get(turn)).happens();
            dies(turn, points.get(turn), settings);
        }
        giveLease(NOBODY);
    }

    /** What happens while no operator works. */
    @FunctionalInterface
    interface Happening {
        void happens() throws Exception;
    }

    private void dies(int turn, String faultPoint, Map<String, String> settings) throws IOException {
        for (int tries = 0; tries < TRIES; tries++) {
            giveLease(identity(turn));
            if (operator(turn).diedAt(faultPoint)) {
                return;
            }
            launch(turn, faultPoint, settings);
        }
        throw new IllegalStateException("The operator ended " + TRIES + " times, not at " + faultPoint);
    }

    private void launch(int turn, String faultPoint, Map<String, String> settings) throws IOException {
        var own = new HashMap<>(settings);
        own.put("BUILDIFY_LEADER_ELECTION_IDENTITY", identity(turn));
        operator(turn).launchToDieAt(faultPoint, own);
    }

    private OperatorProcess operator(int turn) {
        return operators.get(turn % operators.size());
    }

    private static String identity(int turn) {
        return "dying-" + turn;
    }

    private void giveLease(String identity) {
        var now = ZonedDateTime.now(ZoneOffset.UTC);
        kubernetes
                .leases()
                .inNamespace("buildify-system")
                .withName("buildify-operator")
                .edit(lease -> new LeaseBuilder(lease)
                        .editSpec()
                        .withHolderIdentity(identity)
                        .withAcquireTime(now)
                        .withRenewTime(now)
                        .endSpec()
                        .build());
    }

    /** Ends whoever still runs. */
    @Override
    public void close() {
        operators.forEach(OperatorProcess::kill);
        giveLease(NOBODY);
    }
}

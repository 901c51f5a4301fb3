package io.buildify.bench;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Map;

/**
 * TenantModules by the hundred on a running shared instance: created until all are Ready, modified
 * until all are Ready again, deleted until all are gone. The floor is the same writes by the client
 * alone, on a copy of the kind that nobody watches. Also: what the operator costs meanwhile, and
 * when nothing changes.
 *
 * <p>Argument: the size of the fleet, 500 by default.
 */
public final class FleetBench {

    private static final int IN_FLIGHT = 16;
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final String PREFIX = "fleet-";

    private final int size;
    private final KubernetesClient client;
    private final OperatorProcess operator;
    private final ModuleUse real;
    private final ModuleUse copy;

    private FleetBench(int size, KubernetesClient client, OperatorProcess operator) {
        this.size = size;
        this.client = client;
        this.operator = operator;
        this.real = ModuleUse.real(client);
        this.copy = ModuleUse.unwatchedCopy(client);
    }

    public static void main(String[] arguments) throws InterruptedException {
        int size = arguments.length == 0 ? 500 : Integer.parseInt(arguments[0]);
        RunningCluster cluster = RunningCluster.find();
        try (KubernetesClient client = cluster.client()) {
            new FleetBench(size, client, OperatorProcess.find(cluster)).run();
        }
    }

    private void run() throws InterruptedException {
        System.err.println("Creating " + size + " namespaces");
        each(i -> ModuleUse.tenant(client, tenant(i)));
        Table times = new Table("seconds, " + size + " TenantModules", "operator", "floor", "ratio");
        Table costs = new Table("operator", "CPU ms each", "API requests other than the client's, each");
        long heapBefore = operator.liveHeap();
        try (Fleet fleet = new Fleet(client, real, PREFIX)) {
            phase(
                    times,
                    costs,
                    "created until Ready",
                    () -> {
                        each(i -> real.create(tenant(i), "F" + i));
                        fleet.awaitReady(size, 1);
                    },
                    () -> each(i -> {
                        copy.create(tenant(i), "F" + i);
                        copy.finalizerAndStatus(tenant(i));
                    }));
            long heapAfter = operator.liveHeap();
            idle();
            phase(
                    times,
                    costs,
                    "modified until Ready",
                    () -> {
                        each(i -> real.modify(tenant(i), "G" + i));
                        fleet.awaitReady(size, 2);
                    },
                    () -> each(i -> {
                        copy.modify(tenant(i), "G" + i);
                        copy.status(tenant(i), 2);
                    }));
            phase(
                    times,
                    costs,
                    "deleted until gone",
                    () -> {
                        each(i -> real.delete(tenant(i)));
                        fleet.awaitGone();
                    },
                    () -> each(i -> {
                        copy.delete(tenant(i));
                        copy.release(tenant(i));
                    }));
            times.print();
            System.out.println();
            costs.print();
            System.out.printf("%nLive heap: %d KiB each%n", (heapAfter - heapBefore) / 1024 / size);
        }
        each(i -> client.namespaces().withName(tenant(i)).delete());
    }

    private void phase(Table times, Table costs, String name, Runnable withOperator, Runnable floor) {
        System.err.println(name);
        Duration cpu = operator.cpu();
        ApiRequests requests = ApiRequests.now(client);
        double seconds = seconds(withOperator);
        double milliseconds = (double) operator.cpu().minus(cpu).toMillis();
        Map<String, Long> more = ApiRequests.now(client).since(requests);
        double floorSeconds = seconds(floor);
        times.row(name, seconds, floorSeconds, seconds / floorSeconds);
        costs.row(name, milliseconds / size, perResource(more));
    }

    /** Requests on Buildify's kinds and its records, for each TenantModule. */
    private String perResource(Map<String, Long> requests) {
        StringBuilder text = new StringBuilder();
        requests.forEach((request, count) -> {
            if (count * 20 >= size) {
                text.append(text.isEmpty() ? "" : ", ").append("%.2f %s".formatted((double) count / size, request));
            }
        });
        return text.toString();
    }

    private void idle() throws InterruptedException {
        System.err.println("Watching " + IDLE.toSeconds() + " s of rest");
        Duration cpu = operator.cpu();
        ApiRequests requests = ApiRequests.now(client);
        Thread.sleep(IDLE);
        System.out.printf(
                "At rest with %d TenantModules, %d s: operator %d ms CPU; all requests to the API server: %s%n%n",
                size,
                IDLE.toSeconds(),
                operator.cpu().minus(cpu).toMillis(),
                ApiRequests.now(client).since(requests));
    }

    private void each(java.util.function.IntConsumer action) {
        InFlight.run(IN_FLIGHT, size, action);
    }

    private static double seconds(Runnable action) {
        long start = System.nanoTime();
        action.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static String tenant(int i) {
        return PREFIX + i;
    }
}

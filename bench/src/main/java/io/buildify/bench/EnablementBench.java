package io.buildify.bench;

import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * From applying a TenantModule on a running shared instance until a request is served with its
 * configuration. The floor is what cannot be left out: the same API writes (create, finalizer, one
 * status patch) and one Kafka round trip, by a client alone, in the same run and interleaved.
 *
 * <p>Argument: the number of pairs, 1000 by default.
 */
public final class EnablementBench {

    private static final int IN_FLIGHT = 16;
    private static final int WARM_UP = 64;

    private final ModuleUse real;
    private final ModuleUse copy;
    private final Gateway gateway;
    private final Echo echo;
    private final Durations enablement = new Durations();
    private final Durations floor = new Durations();

    private EnablementBench(ModuleUse real, ModuleUse copy, Gateway gateway, Echo echo) {
        this.real = real;
        this.copy = copy;
        this.gateway = gateway;
        this.echo = echo;
    }

    public static void main(String[] arguments) {
        int pairs = arguments.length == 0 ? 1000 : Integer.parseInt(arguments[0]);
        RunningCluster cluster = RunningCluster.find();
        try (KubernetesClient client = cluster.client();
                Echo echo = new Echo(cluster.kafka())) {
            EnablementBench bench = new EnablementBench(
                    ModuleUse.real(client), ModuleUse.unwatchedCopy(client), new Gateway(cluster), echo);
            int all = WARM_UP + pairs;
            System.err.println("Creating " + all + " namespaces");
            InFlight.run(IN_FLIGHT, all, i -> ModuleUse.tenant(client, tenant(i)));
            System.err.println("Measuring " + pairs + " pairs, " + IN_FLIGHT + " in flight");
            InFlight.run(IN_FLIGHT, all, bench::pair);
            bench.print();
            System.err.println("Removing what the bench created");
            InFlight.run(IN_FLIGHT, all, i -> {
                bench.copy.release(tenant(i));
                client.namespaces().withName(tenant(i)).delete();
            });
        }
    }

    private void pair(int i) {
        String token = gateway.token(tenant(i));
        if (i % 2 == 0) {
            measure(i, enablement, () -> enable(i, token));
            measure(i, floor, () -> writeOnly(i));
        } else {
            measure(i, floor, () -> writeOnly(i));
            measure(i, enablement, () -> enable(i, token));
        }
    }

    private static void measure(int i, Durations durations, Runnable action) {
        long start = System.nanoTime();
        action.run();
        if (i >= WARM_UP) {
            durations.add(System.nanoTime() - start);
        }
    }

    private void enable(int i, String token) {
        real.create(tenant(i), prefix(i));
        gateway.awaitConfiguration(token, prefix(i));
    }

    private void writeOnly(int i) {
        copy.create(tenant(i), prefix(i));
        copy.finalizerAndStatus(tenant(i));
        echo.roundTrip(tenant(i));
    }

    private void print() {
        new Table("ms", "p50", "p95", "p99", "pairs")
                .row(
                        "TenantModule applied until served",
                        p(enablement, 50),
                        p(enablement, 95),
                        p(enablement, 99),
                        enablement.count())
                .row(
                        "floor: the same writes and a Kafka round trip",
                        p(floor, 50),
                        p(floor, 95),
                        p(floor, 99),
                        floor.count())
                .row(
                        "ratio",
                        p(enablement, 50) / p(floor, 50),
                        p(enablement, 95) / p(floor, 95),
                        p(enablement, 99) / p(floor, 99),
                        "")
                .print();
    }

    private static double p(Durations durations, int percent) {
        return durations.percentile(percent / 100.0);
    }

    private static String tenant(int i) {
        return "bench-" + i;
    }

    private static String prefix(int i) {
        return "BENCH" + i + "X";
    }
}

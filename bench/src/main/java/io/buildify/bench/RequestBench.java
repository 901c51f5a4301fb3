package io.buildify.bench;

import io.buildify.local.junit.LocalCluster;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Requests of modules that are written with the SDK, beside the same entities and the same statements in a plain Quarkus
 * service: token verified, explicit transaction, {@code WHERE tenant_id =}, no configuration, no row-level security, no
 * outbox.
 * Both work on the same database server with as many connections; interleaved rounds of one client, 16 in flight.
 */
public final class RequestBench {

    private static final int IN_FLIGHT = 16;
    private static final int ROUNDS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final int MOST_WARM_UPS = 4;

    /** What has run that often has been compiled; of invoices, 30 seconds are a few thousand. */
    private static final double WARM = 10_000;

    private static final Duration ROUND = Duration.ofSeconds(4);

    private RequestBench() {}

    /** How to get a pair. */
    private interface Start {
        RequestPair with(LocalCluster cluster) throws Exception;
    }

    /** @param arguments optionally {@code invoices} or {@code notes}, then what the wanted titles begin with, such as POST */
    public static void main(String[] arguments) throws Exception {
        Map<String, Start> all = new LinkedHashMap<>();
        all.put("invoices", InvoiceRequests::new);
        all.put("notes", NoteRequests::new);
        if (arguments.length > 0) {
            all.keySet().retainAll(List.of(arguments[0]));
            if (all.isEmpty()) {
                throw new IllegalArgumentException(
                        "No requests of '%s'. There are invoices and notes, then what titles begin with: ./buildify bench requests invoices POST"
                                .formatted(arguments[0]));
            }
        }
        String beginning = arguments.length < 2 ? "" : arguments[1];
        LocalCluster cluster = LocalCluster.shared();
        Vertx vertx = Vertx.vertx();
        try {
            for (Map.Entry<String, Start> each : all.entrySet()) {
                try (RequestPair pair = each.getValue().with(cluster)) {
                    print(each.getKey(), measure(vertx, wanted(pair.cases(), beginning)));
                }
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /** Those whose titles begin so, and what they are compared with. */
    private static List<RequestCase> wanted(List<RequestCase> all, String beginning) {
        Set<String> titles = all.stream()
                .filter(one -> one.title().startsWith(beginning))
                .flatMap(one -> Stream.of(one.title(), one.floor()))
                .collect(Collectors.toSet());
        if (titles.isEmpty()) {
            throw new IllegalArgumentException("No title begins with '%s'. There are: %s"
                    .formatted(beginning, all.stream().map(RequestCase::title).collect(Collectors.joining("; "))));
        }
        return all.stream().filter(one -> titles.contains(one.title())).toList();
    }

    private static Map<RequestCase, List<EdgeLoad.Round>> measure(Vertx vertx, List<RequestCase> cases) {
        for (RequestCase each : cases) {
            warmUp(vertx, each);
        }
        Map<RequestCase, List<EdgeLoad.Round>> measured = new LinkedHashMap<>();
        for (int round = 1; round <= ROUNDS; round++) {
            for (RequestCase each : cases) {
                System.err.printf("%s, round %d of %d%n", each.title(), round, ROUNDS);
                measured.computeIfAbsent(each, any -> new ArrayList<>()).add(load(vertx, each, ROUND));
            }
        }
        return measured;
    }

    private static void warmUp(Vertx vertx, RequestCase one) {
        double answers = 0;
        for (int warmUp = 0; warmUp < MOST_WARM_UPS && answers < WARM; warmUp++) {
            System.err.printf("%s, warm-up, %.0f of %.0f requests%n", one.title(), answers, WARM);
            answers += load(vertx, one, WARM_UP).perSecond() * WARM_UP.toSeconds();
        }
    }

    private static EdgeLoad.Round load(Vertx vertx, RequestCase one, Duration length) {
        return new EdgeLoad(vertx, one.request(), one.body(), IN_FLIGHT).run(length);
    }

    private static void print(String of, Map<RequestCase, List<EdgeLoad.Round>> measured) {
        Map<String, Double> floors = new LinkedHashMap<>();
        measured.forEach(
                (each, rounds) -> floors.put(each.title(), EdgeLoad.median(rounds, EdgeLoad.Round::perSecond)));
        Table table = new Table(of + ", 16 in flight", "requests/s", "of plain", "p50 ms", "p99 ms", "failed");
        measured.forEach((each, rounds) -> {
            double perSecond = EdgeLoad.median(rounds, EdgeLoad.Round::perSecond);
            table.row(
                    each.title(),
                    Math.round(perSecond),
                    perSecond / Objects.requireNonNull(floors.get(each.floor())),
                    EdgeLoad.median(rounds, EdgeLoad.Round::p50),
                    EdgeLoad.median(rounds, EdgeLoad.Round::p99),
                    rounds.stream().mapToLong(EdgeLoad.Round::failed).sum());
        });
        table.print();
        System.out.println();
    }
}

package io.buildify.bench;

import io.buildify.local.junit.LocalCluster;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Requests of a module that is written with the SDK, beside the same entity and the same queries in a plain Quarkus
 * service: token verified, explicit transaction, {@code WHERE tenant_id =}, no configuration, no row-level security, no
 * outbox.
 * Both work on the same database server with as many connections; interleaved rounds of one client, 16 in flight.
 */
public final class RequestBench {

    private static final Path PLAIN = Path.of("bench/plain/target/quarkus-app/quarkus-run.jar");
    private static final String NOTE = "{\"text\":\"a note of an ordinary length\"}";
    private static final int IN_FLIGHT = 16;
    private static final int ROWS = 10_000;
    private static final int ROUNDS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration ROUND = Duration.ofSeconds(4);

    private RequestBench() {}

    /** A request, and what it is compared with: itself for a floor. */
    private record Case(String title, String floor, RequestOptions request, String body) {}

    /** @param arguments optionally what the titles of the wanted cases begin with, such as POST */
    public static void main(String[] arguments) throws Exception {
        LocalCluster cluster = LocalCluster.shared();
        Vertx vertx = Vertx.vertx();
        try (EventModules modules = new EventModules(cluster)) {
            var database = modules.publisher().instance().database();
            try (Connection administrator = database.administrator()) {
                prepare(administrator);
                Map<String, String> environment =
                        new HashMap<>(modules.publisher().instance().environment());
                environment.put(
                        "QUARKUS_DATASOURCE_REACTIVE_URL",
                        "postgresql://%s:%d/%s".formatted(database.host(), database.port(), database.name()));
                environment.put(
                        "QUARKUS_DATASOURCE_USERNAME", cluster.database().username());
                environment.put(
                        "QUARKUS_DATASOURCE_PASSWORD", cluster.database().password());
                try (Peer plain = Peer.of(PLAIN, EventModules.OPTIONS, environment)) {
                    String of = arguments.length == 0 ? "" : arguments[0];
                    print(measure(
                            vertx,
                            cases(administrator, modules, plain).stream()
                                    .filter(each -> each.title().startsWith(of))
                                    .toList()));
                }
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /** As many rows on both sides. */
    private static void prepare(Connection administrator) throws SQLException {
        try (Statement statement = administrator.createStatement()) {
            statement.execute("""
                    insert into notes.notes (tenant_id, id, text, version, created_at, created_by, changed_at, changed_by)
                    select '%s', gen_random_uuid(), 'note ' || i, 0, now(), 'bench', now(), 'bench'
                      from generate_series(1, %d) i""".formatted(EventModules.TENANT, ROWS));
            statement.execute("""
                    create table public.plain_notes (
                        tenant_id text not null, id uuid not null, text text not null, version bigint not null,
                        created_at timestamptz not null, created_by text not null, changed_at timestamptz not null,
                        changed_by text not null, primary key (tenant_id, id))""");
            statement.execute("""
                    insert into public.plain_notes
                    select tenant_id, id, text, version, created_at, created_by, changed_at, changed_by from notes.notes
                     where tenant_id = '%s' and text like 'note %%'""".formatted(EventModules.TENANT));
            statement.execute("analyze notes.notes, public.plain_notes");
        }
    }

    private static List<Case> cases(Connection administrator, EventModules modules, Peer plain) throws SQLException {
        String id;
        try (ResultSet rows = administrator
                .createStatement()
                .executeQuery("select id from public.plain_notes order by id limit 1 offset 5000")) {
            rows.next();
            id = rows.getString(1);
        }
        int module = modules.publisher().peer().port();
        String token = modules.token();
        return List.of(
                new Case(
                        "GET one, plain",
                        "GET one, plain",
                        request(plain.port(), HttpMethod.GET, "notes/" + id, token),
                        ""),
                new Case("GET one", "GET one, plain", request(module, HttpMethod.GET, "notes/" + id, token), ""),
                new Case(
                        "GET one, plain, without a transaction",
                        "GET one, plain",
                        request(plain.port(), HttpMethod.GET, "outside/" + id, token),
                        ""),
                new Case(
                        "GET one, plain, without a token",
                        "GET one, plain",
                        request(plain.port(), HttpMethod.GET, "open/" + id, ""),
                        ""),
                new Case("GET 20, plain", "GET 20, plain", request(plain.port(), HttpMethod.GET, "notes", token), ""),
                new Case("GET 20", "GET 20, plain", request(module, HttpMethod.GET, "notes?limit=20", token), ""),
                new Case("POST, plain", "POST, plain", request(plain.port(), HttpMethod.POST, "notes", token), NOTE),
                new Case("POST", "POST, plain", request(module, HttpMethod.POST, "notes", token), NOTE),
                new Case(
                        "POST with an event",
                        "POST, plain",
                        request(module, HttpMethod.POST, "written?about=bench", token),
                        NOTE));
    }

    private static RequestOptions request(int port, HttpMethod method, String path, String token) {
        RequestOptions options = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/api/v1/notes/" + path)
                .setMethod(method)
                .putHeader("content-type", "application/json")
                .putHeader("tenant", EventModules.TENANT);
        return token.isEmpty() ? options : options.putHeader("authorization", "Bearer " + token);
    }

    private static Map<Case, List<EdgeLoad.Round>> measure(Vertx vertx, List<Case> cases) {
        Map<Case, List<EdgeLoad.Round>> measured = new LinkedHashMap<>();
        for (int round = -1; round < ROUNDS; round++) {
            for (Case each : cases) {
                System.err.printf("%s, %s%n", each.title(), round < 0 ? "warm-up" : "round " + (round + 1));
                var load = new EdgeLoad(vertx, each.request(), each.body(), IN_FLIGHT);
                EdgeLoad.Round result = load.run(round < 0 ? WARM_UP : ROUND);
                if (round >= 0) {
                    measured.computeIfAbsent(each, any -> new ArrayList<>()).add(result);
                }
            }
        }
        return measured;
    }

    private static void print(Map<Case, List<EdgeLoad.Round>> measured) {
        Map<String, Double> floors = new LinkedHashMap<>();
        measured.forEach(
                (each, rounds) -> floors.put(each.title(), EdgeLoad.median(rounds, EdgeLoad.Round::perSecond)));
        Table table = new Table("16 in flight", "requests/s", "of plain", "p50 ms", "p99 ms", "failed");
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
    }
}

package io.buildify.bench;

import static io.buildify.bench.RequestCase.anonymous;
import static io.buildify.bench.RequestCase.floor;
import static io.buildify.bench.RequestCase.request;

import io.buildify.local.junit.LocalCluster;
import io.vertx.core.http.HttpMethod;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Rows of one text: what the SDK adds to a request that does next to nothing. */
final class NoteRequests implements RequestPair {

    private static final String NOTE = "{\"text\":\"a note of an ordinary length\"}";
    private static final int ROWS = 10_000;

    private final EventModules modules;
    private final Peer plain;
    private final String id;

    NoteRequests(LocalCluster cluster) throws Exception {
        modules = new EventModules(cluster);
        var instance = modules.publisher().instance();
        try (Connection administrator = instance.database().administrator();
                Statement statement = administrator.createStatement()) {
            prepare(statement);
            id = oneInTheMiddle(statement);
        }
        plain = PlainService.start(instance, instance.database().name());
    }

    /** As many rows on both sides. */
    private static void prepare(Statement statement) throws SQLException {
        statement.execute("""
                insert into notes.notes (tenant_id, id, text, version, created_at, created_by, changed_at, changed_by)
                select '%s', gen_random_uuid(), 'note ' || i, 0, now(), 'bench', now(), 'bench'
                  from generate_series(1, %d) i""".formatted(ServedModule.TENANT, ROWS));
        statement.execute("""
                create table public.plain_notes (
                    tenant_id text not null, id uuid not null, text text not null, version bigint not null,
                    created_at timestamptz not null, created_by text not null, changed_at timestamptz not null,
                    changed_by text not null, primary key (tenant_id, id))""");
        statement.execute("""
                insert into public.plain_notes
                select tenant_id, id, text, version, created_at, created_by, changed_at, changed_by from notes.notes
                 where tenant_id = '%s' and text like 'note %%'""".formatted(ServedModule.TENANT));
        statement.execute("analyze notes.notes, public.plain_notes");
    }

    private static String oneInTheMiddle(Statement statement) throws SQLException {
        try (ResultSet rows =
                statement.executeQuery("select id from public.plain_notes order by id limit 1 offset 5000")) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public List<RequestCase> cases() {
        int module = modules.publisher().port();
        int floor = plain.port();
        String token = modules.token();
        String one = "notes/notes/" + id;
        return List.of(
                floor("GET one, plain", request(floor, HttpMethod.GET, one, token), ""),
                new RequestCase("GET one", "GET one, plain", request(module, HttpMethod.GET, one, token), ""),
                new RequestCase(
                        "GET one, plain, without a transaction",
                        "GET one, plain",
                        request(floor, HttpMethod.GET, "notes/outside/" + id, token),
                        ""),
                new RequestCase(
                        "GET one, plain, without a token",
                        "GET one, plain",
                        anonymous(floor, HttpMethod.GET, "notes/open/" + id),
                        ""),
                floor("GET 20, plain", request(floor, HttpMethod.GET, "notes/notes", token), ""),
                new RequestCase(
                        "GET 20", "GET 20, plain", request(module, HttpMethod.GET, "notes/notes?limit=20", token), ""),
                floor("POST, plain", request(floor, HttpMethod.POST, "notes/notes", token), NOTE),
                new RequestCase("POST", "POST, plain", request(module, HttpMethod.POST, "notes/notes", token), NOTE),
                new RequestCase(
                        "POST with an event",
                        "POST, plain",
                        request(module, HttpMethod.POST, "notes/written?about=bench", token),
                        NOTE));
    }

    @Override
    public void close() throws Exception {
        plain.close();
        modules.close();
    }
}

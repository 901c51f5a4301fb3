package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.buildify.sdk.scope.Scope;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/**
 * Many tenants at once over few connections, with forged writes among them. Every note says in its text
 * whose it is, so that a note in the wrong place is found whichever way it got there.
 */
@SdkTest
class LeakIT {

    private static final int AT_LEAST = 1_000;
    private static final int AT_MOST = 24_000;

    /** How long to go on beyond the least; a slow machine does the least however long it takes. */
    private static final Duration WHILE = Duration.ofSeconds(10);

    private static final int IN_FLIGHT = 32;
    private static final int TENANTS = 12;
    private static final String FORGED = "forged";

    ModuleInstance instance;

    private final Random random = new Random(42);
    private final Queue<String> leaks = new ConcurrentLinkedQueue<>();
    private final Queue<String> ids = new ConcurrentLinkedQueue<>();

    private record Client(Scope scope, AppUser user) {}

    @Test
    void nothingIsSeenOrWrittenAcrossTenants() throws Exception {
        List<Client> clients = clients();
        Semaphore free = new Semaphore(IN_FLIGHT);
        List<CompletableFuture<?>> running = new ArrayList<>();
        Instant end = Instant.now().plus(WHILE);

        for (int request = 0;
                request < AT_LEAST || request < AT_MOST && Instant.now().isBefore(end);
                request++) {
            free.acquire();
            Client client = clients.get(random.nextInt(clients.size()));
            running.add(send(client, request).whenComplete((answer, failure) -> free.release()));
        }
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();

        assertThat(leaks).isEmpty();
        assertThat(ids).hasSizeGreaterThan(clients.size());
        assertThat(misplaced()).isZero();
    }

    private List<Client> clients() {
        List<Client> clients = new ArrayList<>();
        for (int tenant = 0; tenant < TENANTS; tenant++) {
            String name = "leak-" + tenant;
            clients.add(new Client(new Scope(name, null), instance.serve(name, null, Records.tenant("{}"))));
            for (String company : List.of("de", "fr")) {
                clients.add(new Client(new Scope(name, company), instance.user(name, company)));
            }
        }
        return clients;
    }

    private CompletableFuture<?> send(Client client, int request) {
        return switch (request % 5) {
            case 0 ->
                client.user()
                        .posted("notes", "{\"text\":\"" + client.scope() + "\"}")
                        .thenAccept(answer -> ids.add(answer.text("/id")));
            case 1 -> forge(client, "leak-" + random.nextInt(TENANTS));
            case 2 ->
                client.user().got("notes/" + ids.peek()).thenAccept(answer -> {
                    if (answer.status() == 200) {
                        checkSeen(client, answer.body());
                    }
                });
            default ->
                client.user()
                        .got("notes?limit=20")
                        .thenAccept(answer -> answer.body().at("/items").forEach(note -> checkSeen(client, note)));
        };
    }

    private void checkSeen(Client client, JsonNode note) {
        String text = note.path("text").asText();
        String writer = text.equals(FORGED) ? note.path("tenant").asText() : text;
        String[] parts = writer.split("/");
        Scope scope = client.scope();
        boolean ownTenant = parts[0].equals(scope.tenant());
        boolean ownCompany = scope.company() == null || parts.length == 1 || parts[1].equals(scope.company());
        if (!ownTenant || !ownCompany) {
            leaks.add(scope + " saw " + note);
        }
    }

    /** A row that claims to be a tenant's is refused, unless that is the caller's own. */
    private CompletableFuture<?> forge(Client client, String tenant) {
        int expected = tenant.equals(client.scope().tenant()) ? 200 : 403;
        return client.user().posted("mistakes/forged?tenant=" + tenant, "{}").thenAccept(answer -> {
            if (answer.status() != expected) {
                leaks.add(client.scope() + " forged a row of " + tenant + " and got " + answer.status());
            }
        });
    }

    /** Rows that are not where their writer was. */
    private int misplaced() throws SQLException {
        try (Connection administrator = instance.database().administrator();
                Statement statement = administrator.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select count(*) from notes.notes
                        where text like 'leak-%'
                          and text <> tenant_id || coalesce('/' || company_id, '')""")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}

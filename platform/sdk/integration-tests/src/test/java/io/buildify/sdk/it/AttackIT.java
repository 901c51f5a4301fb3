package io.buildify.sdk.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.net.URLEncoder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A user of one tenant who is after another's data, by requests and by SQL inside them: what the attacker sees, and
 * that the victim's rows stay as they are.
 *
 * <p>More of the suite: {@link EventAttackIT} by events and jobs, {@link StolenCredentialsIT} with the credentials of an
 * instance, {@link TokenIT} with tokens, {@link LeakIT} under load, {@code IsolationTest} of the database's functions,
 * {@code OwnedInstanceAttackIT} of what the operator grants, {@code TokenAttackIT} through the gateway.
 */
@SdkTest
class AttackIT {

    private static final String ATTACKER = "attacker";
    private static final String NOTE = "{\"text\":\"mine\"}";

    private static @Nullable Victim known;

    ModuleInstance instance;
    Victim victim;
    AppUser attacker;

    @BeforeEach
    void twoTenants() {
        if (known == null) {
            known = Victim.arrives(instance, "victim");
            instance.serve(ATTACKER, null, Records.tenant("{}")).post("notes", NOTE);
        }
        victim = known;
        attacker = instance.user(ATTACKER, null);
    }

    @AfterEach
    void theVictimIsUntouched() {
        victim.isUntouched();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        # ids guessed
        GET    | notes/{id}                     |                               |                       | 404
        GET    | notes/{id}                     | If-None-Match: {etag}         |                       | 404
        PUT    | notes/{id}                     |                               | {"text":"taken"}      | 404
        PUT    | notes/{id}                     | If-Match: {etag}              | {"text":"taken"}      | 404
        PUT    | notes/{id}                     | If-Match: *                   | {"text":"taken"}      | 404
        DELETE | notes/{id}                     |                               |                       | 404
        DELETE | notes/{id}                     | If-Match: {etag}              |                       | 404
        GET    | notes/{id}?company=de          |                               |                       | 404
        GET    | notes/{id}?tenant={tenant}     |                               |                       | 404
        # headers that name somebody else
        GET    | notes/{id}                     | buildify-tenant: {tenant}     |                       | 404
        GET    | notes/{id}                     | X-Buildify-Tenant: {tenant}   |                       | 404
        GET    | notes/{id}                     | buildify.tenant: {tenant}     |                       | 404
        GET    | notes/{id}                     | X-Forwarded-Prefix: /{tenant} |                       | 404
        GET    | notes                          | buildify-company: de          |                       | 200
        # lists
        GET    | notes?sort=text&after={cursor} |                               |                       | 200
        GET    | notes?after={cursor}           |                               |                       | 400
        GET    | notes?company=de               |                               |                       | 200
        GET    | notes?company={tenant}/de      |                               |                       | 400
        GET    | notes?tenant_id={tenant}       |                               |                       | 400
        GET    | welcomes                       |                               |                       | 200
        # rows that claim to be another's
        POST   | notes                          |                               | {"text":"a","tenant_id":"{tenant}"} | 400
        POST   | notes                          |                               | {"text":"a","tenant":"{tenant}"}    | 400
        POST   | notes                          |                               | {"text":"a","id":"{id}"}            | 400
        POST   | written?about={tenant}/de/x    |                               | {"text":"a"}          | 200
        # what an author could get wrong
        POST   | mistakes/forged?tenant={tenant} |                              | {}                    | 403
        POST   | mistakes/greedy                |                               | {}                    | 200
        """)
    void byRequests(String method, String path, @Nullable String header, @Nullable String body, int status) {
        String[] headers = header == null ? new String[0] : victim.in(header).split(": ");
        String[] all = Stream.concat(Stream.of(headers), Stream.of("Content-Type", "application/json"))
                .toArray(String[]::new);

        Answer answer = attacker.send(method, victim.in(path), body == null ? "" : victim.in(body), all);

        assertThat(answer.status()).isEqualTo(status);
        seesNothing(answer);
    }

    static final List<String> INJECTIONS = List.of(
            "' or '1'='1",
            "') or ('1'='1' --",
            "x' union select text from notes --",
            "'; update notes set text = 'taken'; --",
            "'||(select string_agg(text, ',') from notes)||'",
            "{id}' or tenant_id = '{tenant}",
            "\\' or true --",
            "$1",
            ":p0",
            "x'); select set_config('buildify.tenant', '{tenant}', false); --",
            "../{tenant}",
            "{tenant}/de/x",
            "%27%20or%20true--",
            "{{7*7}}${7*7}");

    @ParameterizedTest
    @FieldSource("INJECTIONS")
    void byTextsInEveryPlaceThatTakesOne(String injection) {
        String text = victim.in(injection);
        String encoded = URLEncoder.encode(text, UTF_8);
        String json = "{\"text\":\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";

        for (String path : List.of(
                "notes/" + encoded.replace("+", "%20"),
                "notes?text=" + encoded,
                "notes?text%5Bgte%5D=" + encoded,
                "notes?" + encoded + "=a",
                "notes?sort=" + encoded,
                "notes?after=" + encoded,
                "notes?sort=text&after=" + encoded,
                "notes?limit=" + encoded,
                "notes?company=" + encoded)) {
            seesNothing(attacker.get(path));
        }
        for (String header :
                List.of("If-None-Match", "X-Request-Id", "traceparent", "Accept-Language", "buildify-tenant")) {
            seesNothing(attacker.get("notes", header, text));
        }
        seesNothing(attacker.post("notes", json));
        seesNothing(attacker.post("notes", NOTE, "Idempotency-Key", text));
        seesNothing(attacker.post("written?about=" + encoded, json));
        seesNothing(attacker.post("notes?company=" + encoded, json));
    }

    /** An author who concatenates what a client sends into SQL. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenant_id = '{tenant}'",
                "text like 'secret-%' and tenant_id <> 'attacker'",
                "exists (select from notes n where n.tenant_id = '{tenant}')",
                "exists (select from effects where tenant_id = '{tenant}')",
                "exists (select from event_outbox where tenant_id = '{tenant}')",
                "exists (select from event_inbox where tenant_id = '{tenant}')",
                "exists (select from idempotency_keys where tenant_id = '{tenant}')",
                "exists (select from job_runs where tenant_id = '{tenant}')",
                "exists (select from pg_stats where tablename = 'notes' and most_common_vals::text like '%%secret-%')",
                "exists (select from buildify.instance_scope)",
                "pg_read_file('postgresql.conf') is not null",
                "query_to_xml('select text from notes where tenant_id = ''{tenant}''', true, true, '')::text like '%%secret-%'"
            })
    void bySqlInsideARequest(String condition) {
        Answer answer = injected(condition);

        assertThat(answer.body().isNumber() ? answer.body().asInt() : 0).isZero();
        seesNothing(answer);
    }

    /** Whoever chooses the tenant reads its rows: a part of a statement cannot, and there is one statement only. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        # expressions
        403 | {set} is not null
        403 | 0 < length(pg_catalog.{set})
        403 | {relay} is not null and exists (select from event_outbox where tenant_id = '{tenant}')
        403 | true group by {set}
        403 | true order by {set}
        403 | true limit length({set})
        403 | exists (select from (select {set}) s, lateral (select from notes offset 0) n)
        403 | exists (with s as materialized (select {set}) select from s, notes where tenant_id = '{tenant}')
        403 | false union all select length({set})
        403 | query_to_xml('select {set2}', true, true, '') is not null
        403 | exists (select from ts_stat('select {set2}::tsvector'))
        # statements inside expressions
        500 | query_to_xml('set local buildify.tenant = ''{tenant}''', true, true, '') is not null
        403 | query_to_xml('update pg_settings set setting = ''{tenant}'' where name = ''buildify.tenant''', true, true, '') is not null
        500 | exists (select from ts_stat('set local buildify.tenant = ''{tenant}'''))
        # functions of the platform's
        500 | buildify.prepare() is not null
        500 | buildify.erase('{tenant}') is not null
        403 | buildify.hand_over_events('notes', '{tenant}', null) is not null
        403 | buildify.ensure_module('notes', 'x', 'y') is not null
        # statements behind the author's
        500 | true; set local buildify.tenant = '{tenant}'
        500 | true; set local buildify.tenant = '{tenant}'; select count(*) from notes
        500 | true; commit; begin; set local buildify.system = 'relay'; select count(*) from event_outbox
        """)
    void byChoosingAnotherTenantInARequest(int status, String condition) {
        String set = "set_config('buildify.tenant', '{tenant}', true)";
        String where = condition
                .replace("{set}", set)
                .replace("{set2}", set.replace("'", "''"))
                .replace("{relay}", "set_config('buildify.system', 'relay', true)");

        for (String mistake : List.of("injected", "plain")) {
            Answer answer = attacker.get("mistakes/" + mistake + "?where=" + encoded(where));

            assertThat(answer.status()).as(mistake).isEqualTo(status);
            seesNothing(answer);
        }
    }

    /** What one request leaves on the connections of the pool does not reach the next that borrows them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "set_config('buildify.system', 'relay', false) is not null",
                "set_config('buildify.tenant', '{tenant}', false) is not null",
                "set_config('buildify.company', 'de', false) is not null",
                "set_config('buildify.actor', 'test-user', false) is not null"
            })
    void bySettingsLeftOnPooledConnections(String condition) {
        assertThat(onEveryConnection(condition)).allMatch(answer -> answer.status() == 403);

        String anything = Victim.TABLES.stream()
                .map("exists (select from %s where tenant_id = '{tenant}')"::formatted)
                .collect(Collectors.joining(" or "));
        for (Answer answer : onEveryConnection(anything)) {
            assertThat(answer.body().asInt()).isZero();
        }
        seesNothing(attacker.get("notes?limit=100"));
    }

    private List<Answer> onEveryConnection(String condition) {
        return IntStream.range(0, 60)
                .mapToObj(number -> attacker.got("mistakes/injected?where=" + encoded(condition)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    /** The same subject sends the same request under the same key, in another tenant. */
    @Test
    void byTheKeyOfAnothersRequest() {
        Answer answer = attacker.post("notes", Victim.NOTE, "Idempotency-Key", Victim.KEY);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Idempotent-Replayed")).isEmpty();
        assertThat(new EffectRows(instance)
                        .count("select count(*) from notes.notes where tenant_id = '%s' and id = '%s'"
                                .formatted(ATTACKER, answer.text("/id"))))
                .isEqualTo(1);
        assertThat(answer.text("/id")).isNotEqualTo(victim.in("{id}"));
        attacker.send("DELETE", "notes/" + answer.text("/id"), "");
    }

    private Answer injected(String condition) {
        return attacker.get("mistakes/injected?where=" + encoded(condition));
    }

    private String encoded(String condition) {
        return URLEncoder.encode(victim.in(condition), UTF_8);
    }

    private static void seesNothing(Answer answer) {
        assertThat(answer.body().toString()).doesNotContain(Victim.SECRET);
        assertThat(answer.headers().map().toString()).doesNotContain(Victim.SECRET);
    }
}

package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleProcess;
import io.buildify.testing.Records;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is to happen once happens once, with two replicas, and when one of them is killed in the middle. */
@LocalClusterTest
class ReplicasIT {

    private static final int KILLED = 137;
    private static final String NOTE = "{\"text\":\"once\"}";
    private static final String KEY = "Idempotency-Key";

    private final Replicas replicas;
    private final JobRuns runs;

    ReplicasIT(LocalCluster cluster) throws SQLException {
        replicas = new Replicas(cluster);
        runs = new JobRuns(replicas.instance);
    }

    @AfterEach
    void end() {
        replicas.close();
    }

    @Test
    void twoReplicasDoEverythingOnce() {
        List<String> tenants =
                IntStream.range(0, 12).mapToObj(number -> "acme-" + number).toList();
        tenants.forEach(tenant -> replicas.instance.publish(tenant, null, Records.tenant("{}")));
        List<ModuleProcess> both = List.of(replicas.start(), replicas.start());
        List<AppUser> users = both.stream()
                .flatMap(replica -> tenants.stream().map(tenant -> replicas.user(replica, tenant)))
                .toList();

        EventWait.until(
                () -> users.stream().allMatch(user -> user.get("welcomes").status() == 200));
        assertThat(welcomes("acme-")).isEqualTo(12);

        List<Integer> answers = users.stream()
                .flatMap(user -> Stream.of(
                        user.sent("POST", "notes", NOTE, KEY, "k"), user.sent("POST", "notes", NOTE, KEY, "k")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(Answer::status)
                .toList();
        assertThat(answers).allMatch(status -> status == 201 || status == 409);
        assertThat(runs.count("notes.notes")).isEqualTo(12);

        EventWait.until(() -> runs.planned("acme-") == 12);
        for (int day = 1; day <= 5; day++) {
            int days = day;
            runs.due("acme-");
            EventWait.until(() -> runs.planned("acme-") == 12 && runs.greetings("acme-") >= 12 * days);
            assertThat(runs.greetings("acme-")).isEqualTo(12 * days);
        }
    }

    @ParameterizedTest
    @CsvSource({"BEFORE_JOB_COMMIT:1, 0", "AFTER_JOB_COMMIT:1, 1"})
    void aJobThatIsKilledHasItsEffectOnce(String fault, int then) {
        replicas.instance.publish("acme", null, Records.tenant("{}"));
        ModuleProcess first = replicas.startToDieAt(fault);
        EventWait.until(() -> runs.planned("acme") == 1);

        runs.due("acme");

        assertThat(first.ended()).isEqualTo(KILLED);
        assertThat(runs.greetings("acme")).isEqualTo(then);
        replicas.start();
        EventWait.until(() -> runs.planned("acme") == 1 && runs.greetings("acme") > 0);
        assertThat(runs.greetings("acme")).isEqualTo(1);
    }

    /** It does not look for an hour where it need not: what makes it look is what happens here. */
    @Test
    void whatAnotherReplicaHasIsTakenOverWhenItsTimeComes() throws SQLException {
        runs.execute("insert into notes.job_runs (tenant_id, job, schedule, next_run)"
                + " values ('acme', 'greeting', 'cron 0 0 6 * * ?', now())");
        replicas.instance.publish("acme", null, Records.tenant("{}"));
        try (Connection another = replicas.instance.database().administrator();
                Statement statement = another.createStatement()) {
            another.setAutoCommit(false);
            statement.execute("select from notes.job_runs where job = 'greeting' for update");
            AppUser user = replicas.user(replicas.start(Map.of("BUILDIFY_JOBS_LONGEST_PAUSE", "1h")), "acme");
            EventWait.until(() -> user.get("notes").status() == 200);
            assertThat(runs.greetings("acme")).isZero();

            statement.execute("update notes.job_runs set next_run = clock_timestamp() + interval '2 seconds'"
                    + " where job = 'greeting'");
            another.commit();
        }
        EventWait.until(() -> runs.planned("acme") == 1 && runs.greetings("acme") == 1);

        replicas.instance.publish("globex", null, Records.tenant("{}"));
        EventWait.until(() -> runs.planned("globex") == 1);
    }

    @ParameterizedTest
    @CsvSource({"BEFORE_ANSWER_COMMIT:1, 0", "AFTER_ANSWER_COMMIT:1, 1"})
    void aRequestWhoseReplicaIsKilledHasItsEffectOnce(String fault, int then) {
        replicas.instance.publish("acme", null, Records.tenant("{}"));
        ModuleProcess first = replicas.startToDieAt(fault);
        AppUser user = replicas.user(first, "acme");
        EventWait.until(() -> user.get("notes").status() == 200);

        assertThatThrownBy(() -> user.post("notes", NOTE, KEY, "k")).isInstanceOf(UncheckedIOException.class);

        assertThat(first.ended()).isEqualTo(KILLED);
        assertThat(runs.count("notes.notes")).isEqualTo(then);
        AppUser again = replicas.user(replicas.start(), "acme");
        EventWait.until(() -> again.get("notes").status() == 200);
        Answer answer = again.post("notes", NOTE, KEY, "k");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Idempotent-Replayed")).isEqualTo(then == 1 ? "true" : "");
        assertThat(again.get(answer.header("Location")).text("/id")).isEqualTo(answer.text("/id"));
        assertThat(runs.count("notes.notes")).isEqualTo(1);
    }

    @Test
    void whoIsKilledWhileSettingUpLeavesNothingBehind() {
        replicas.instance.publish("acme", null, Records.tenant("{}"));

        assertThat(replicas.startToDieAt("BEFORE_BOOTSTRAP_COMMIT:1").ended()).isEqualTo(KILLED);
        assertThat(welcomes("acme")).isZero();

        AppUser user = replicas.user(replicas.start(), "acme");
        EventWait.until(() -> user.get("welcomes").status() == 200);
        assertThat(welcomes("acme")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table notes.notes disable row level security|table notes.notes is not guarded as buildify.protect leaves it",
                "alter table notes.notes add unique (id)|table notes.notes has keys without tenant_id: notes.notes_id_key; begin each",
                "create policy everybody on notes.notes using (true)|drop policy everybody and add select buildify.protect",
                "alter table notes.welcomes rename to greetings|table welcomes is mapped to rows of tenants and is none of schema notes",
                "alter table notes.notes set schema public|table notes is mapped to rows of tenants and is none of schema notes"
            })
    void aSchemaThatWouldLetTenantsMeetIsNotServed(String attackAndViolation) {
        String[] parts = attackAndViolation.split("\\|");
        runs.execute(parts[0]);

        ModuleProcess replica = replicas.start();

        assertThat(replica.ended()).isEqualTo(1);
        assertThat(replica.log()).contains("this instance does not start", parts[1]);
    }

    @Test
    void testDataIsNotMadeWhereNobodyHasAllowedIt() {
        replicas.instance.publish("acme", null, Records.tenant("{}"));
        AppUser user = replicas.instance
                .signedIn("trying", "acme", null, "test-data.write")
                .at(replicas.start().root());
        EventWait.until(() -> user.get("notes").status() == 200);

        assertThat(user.post("test-data?size=1", "").status()).isEqualTo(404);
        assertThat(runs.count("notes.notes")).isZero();
    }

    /** More of them than there are connections. */
    @Test
    void handlersThatNeverEndAreUndoneAndHoldNobodyUp() {
        replicas.instance.publish("acme", null, Records.tenant("{}"));
        ModuleProcess replica = replicas.start(Map.of(
                "QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE", "4",
                "BUILDIFY_EVENTS_CONCURRENCY", "2",
                "BUILDIFY_EVENTS_HANDLER_TIMEOUT", "1s",
                "BUILDIFY_EVENTS_PARKED_DELAYS", "1h"));
        AppUser user = replicas.user(replica, "acme");
        EventWait.until(() -> user.get("notes").status() == 200);

        for (int number = 0; number < 6; number++) {
            Writing.write(user, "endless-" + number, "endless");
        }
        Writing.write(user, "endless-0", "behind it");
        Writing.write(user, "another", "not behind it");

        EventWait.until(() ->
                runs.count("notes.event_inbox where reason = 'NoteHandlers.written did not end within 1 s'") == 6);
        EventWait.until(() -> runs.count("notes.effects where text = 'not behind it'") == 1);
        assertThat(runs.count("notes.effects")).isEqualTo(1);
        assertThat(runs.count("pg_stat_activity where state = 'idle in transaction' and usename = '%s'"
                        .formatted(replicas.instance.database().login())))
                .isZero();
        assertThat(user.get("notes").status()).isEqualTo(200);
    }

    private long welcomes(String tenants) {
        return runs.count("notes.welcomes where text like 'Welcome%' and tenant_id like '" + tenants + "%'");
    }
}

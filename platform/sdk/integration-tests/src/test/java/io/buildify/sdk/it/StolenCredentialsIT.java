package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Somebody with an instance's credentials. Those of a tenant's own instance reach that tenant, whatever is set; those of
 * the shared one, which serves everybody, nobody unless a tenant is set.
 */
@SdkTest
class StolenCredentialsIT {

    ModuleInstance instance;
    ModuleInstance dedicated;
    Victim victim;

    @BeforeEach
    void aVictimAndAnInstanceOfTheAttackersOwn() throws SQLException {
        if (known == null) {
            known = Victim.arrives(instance, "robbed");
            instance.serve("robber", null, Records.tenant("{}")).post("notes", "{\"text\":\"mine\"}");
        }
        victim = known;
        dedicated = instance.dedicated("robber");
    }

    private static Victim known;

    @AfterEach
    void theVictimIsUntouched() {
        dedicated.close();
        victim.isUntouched();
    }

    static final List<String> SETTINGS = List.of(
            "select 1",
            "reset all",
            "set buildify.tenant = ''",
            "set buildify.company = '{tenant}'",
            "set buildify.actor = '{tenant}'",
            "set role \"{application}\"",
            "set search_path = notes, buildify, pg_catalog",
            "set row_security = on");

    static final List<String> SETTINGS_OF_OTHERS = List.of(
            "set buildify.tenant = '{tenant}'",
            "set buildify.tenant = '{tenant}'; set buildify.company = 'de'",
            "set buildify.system = 'relay'",
            "set buildify.system = 'relay'; set buildify.tenant = '{tenant}'",
            "set buildify.tenant = '{tenant}'; set role \"{application}\"",
            "prepare own as select text from notes; set buildify.tenant = '{tenant}'; execute own");

    @ParameterizedTest
    @FieldSource({"SETTINGS", "SETTINGS_OF_OTHERS"})
    void theLoginOfATenantsInstanceReachesNobodyElse(String settings) throws SQLException {
        try (Connection stolen = dedicated.database().login("notes")) {
            reachesNothing(stolen, settings);
        }
    }

    @ParameterizedTest
    @FieldSource("SETTINGS")
    void theSharedLoginReachesNobodyWhileNoTenantIsSet(String settings) throws SQLException {
        try (Connection stolen = instance.database().login("notes")) {
            reachesNothing(stolen, settings);
        }
    }

    /** Not less than the module itself: docs/module-contract.md says so. Row-level security is against mistakes there. */
    @Test
    void theSharedLoginIsWhomeverItSaysInAStatementOfItsOwn() throws SQLException {
        try (Connection stolen = instance.database().login("notes")) {
            execute(stolen, "set buildify.tenant = '{tenant}'");
            assertThat(strings(stolen, "select text from notes")).isNotEmpty().containsOnly(Victim.SECRET);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set row_security = off; select text from notes",
                "set role \"{owner}\"",
                "set session authorization \"{owner}\"",
                "alter table notes disable row level security",
                "alter role current_user bypassrls",
                "create view mine as select * from notes",
                "create function buildify.tenant() returns text language sql return 'x'",
                "update buildify.instance_scope set tenant = null",
                "select buildify.erase('{tenant}', null)",
                "select buildify.prepare()",
                "select set_config('buildify.tenant', '{tenant}', false)",
                "select set_config('buildify.system', 'relay', true)"
            })
    void neitherLoginGetsFurther(String statement) throws SQLException {
        for (ModuleInstance each : List.of(instance, dedicated)) {
            try (Connection stolen = each.database().login("notes")) {
                assertThatThrownBy(() -> execute(stolen, statement))
                        .hasMessageNotContaining("syntax error")
                        .hasMessageNotContaining(Victim.SECRET);
            }
        }
    }

    /** What the broker lets nobody do: speak for core, tell what is configured, read what others could not handle. */
    @Test
    void theKafkaUserSpeaksForItsModuleOnly() {
        Map<String, Object> settings = new HashMap<>(instance.cluster()
                .kafka()
                .client(dedicated.database().login(), dedicated.database().password()));
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (String topic : List.of(
                    instance.events().coreTopic(),
                    instance.topic().name(),
                    dedicated.topic().name(),
                    instance.events().deadLetterTopic())) {
                assertThatThrownBy(() -> producer.send(new ProducerRecord<>(topic, "robbed//x", new byte[0]))
                                .get())
                        .as(topic)
                        .hasCauseInstanceOf(AuthorizationException.class);
            }
        }
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            for (String topic : List.of(
                    instance.topic().name(),
                    instance.events().deadLetterTopic(),
                    dedicated.events().deadLetterTopic())) {
                consumer.assign(List.of(new TopicPartition(topic, 0)));
                assertThatThrownBy(() -> consumer.poll(Duration.ofSeconds(10)))
                        .as(topic)
                        .isInstanceOf(AuthorizationException.class);
            }
        }
    }

    private void reachesNothing(Connection stolen, String settings) throws SQLException {
        execute(stolen, settings);
        for (String table : Victim.TABLES) {
            String ofVictim = victim.in(" notes." + table + " where tenant_id = '{tenant}'");
            assertThat(strings(stolen, "select t::text from" + ofVictim.replace("where", "t where")))
                    .as(table)
                    .isEmpty();
            assertThat(strings(stolen, "delete from" + ofVictim + " returning tenant_id"))
                    .as(table)
                    .isEmpty();
            assertThat(strings(stolen, "update notes." + table + " set tenant_id = tenant_id returning tenant_id"))
                    .as(table)
                    .doesNotContain("robbed");
        }
        assertThatThrownBy(
                        () -> execute(
                                stolen,
                                "insert into notes.notes (tenant_id, id, text) values ('{tenant}', gen_random_uuid(), 'forged')"))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(
                        () -> execute(
                                stolen,
                                "insert into notes.job_runs (tenant_id, job, schedule, next_run) values ('{tenant}', 'forged', '', now())"))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> execute(stolen, """
                        insert into notes.event_outbox (tenant_id, key, id, type, subject, happened_at, data)
                        values ('{tenant}', 'k', 'forged', 'notes.note.written', 's', now(), '{}')""")).isInstanceOf(SQLException.class);
    }

    private void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(victim.in(sql)
                    .replace("{application}", instance.database().application())
                    .replace("{owner}", instance.database().owner()));
        }
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> strings = new java.util.ArrayList<>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }
}

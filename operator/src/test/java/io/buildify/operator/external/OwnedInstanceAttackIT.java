package io.buildify.operator.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.buildify.crd.Events.WhenDisabled;
import io.buildify.events.ConfigurationKey;
import io.buildify.events.ConfigurationRecord;
import io.buildify.events.TopicNames;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.operator.external.kafka.ConfigurationTopics;
import io.buildify.operator.external.kafka.KafkaInstances;
import io.buildify.operator.external.kafka.TopicSettings;
import io.buildify.operator.external.postgresql.PostgresqlDatabases;
import io.buildify.operator.plan.DatabasePlan;
import io.buildify.operator.plan.KafkaPlan;
import io.buildify.operator.plan.LoginPlan;
import io.buildify.operator.plan.SubscriptionPlan;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Somebody who has stolen the credentials of acme's instance, dedicated on the shared database, and tries everything
 * that belongs to others.
 */
@LocalClusterTest
class OwnedInstanceAttackIT {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SECRET = "globex-has-a-secret";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final String MODULE =
            "attack-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 41), 36);
    private static final String PUBLISHER = MODULE.replace("attack", "publisher");
    private static final String NOT_SUBSCRIBED = MODULE.replace("attack", "unsubscribed");
    private static final Password OWNER = Password.generate(RANDOM);
    private static final Password STOLEN = Password.generate(RANDOM);
    private static final List<AutoCloseable> OPENED = new ArrayList<>();

    private static LocalCluster cluster;
    private static DatabasePlan shared;
    private static LoginPlan acme;
    private static LoginPlan globex;
    private static KafkaPlan acmeKafka;
    private static KafkaPlan globexKafka;

    @BeforeAll
    static void twoTenantsAndTheirInstances(LocalCluster local) throws Exception {
        cluster = local;
        TestAdministrators administrators = new TestAdministrators(local);
        ExternalCalls calls = new ExternalCalls(new SimpleMeterRegistry(), new FaultPoints(Optional.empty()));
        PostgresqlDatabases databases = new PostgresqlDatabases(administrators, TIMEOUT, calls, RANDOM);
        ConfigurationTopics topics =
                new ConfigurationTopics(administrators, TIMEOUT, calls, Clock.systemUTC(), UUID.randomUUID(), () -> {});
        KafkaInstances kafka =
                new KafkaInstances(administrators, TIMEOUT, calls, Clock.systemUTC(), new TopicSettings(4), topics);
        OPENED.addAll(List.of(topics, kafka));
        topics.follow();
        topics.lead();

        shared = new DatabasePlan(
                "default", local.database().sharedDatabase(), false, MODULE, MODULE + "_owner", MODULE + "_app");
        String globexInstance = MODULE + "-globex-12345678";
        DatabasePlan separate = new DatabasePlan(
                "default",
                "buildify_" + globexInstance,
                true,
                MODULE,
                globexInstance + "_owner",
                globexInstance + "_app");
        acme = new LoginPlan(shared, MODULE + "-acme-12345678", "acme", null);
        databases.ensureDatabase(shared, OWNER);
        databases.ensureLogin(acme, STOLEN);
        databases.ensureDatabase(separate, OWNER);
        globex = new LoginPlan(separate, globexInstance, "globex", null);
        databases.ensureLogin(globex, STOLEN);
        for (DatabasePlan plan : List.of(shared, separate)) {
            try (Connection owner = local.database().connect(plan.database(), plan.owner(), OWNER.value())) {
                run(owner, """
                        create table notes (tenant_id text not null, company_id text, text text, primary key (tenant_id, text));
                        select buildify.protect('notes');
                        insert into notes values ('acme', null, 'ours'), ('globex', null, '%1$s'), ('globex', 'uk', '%1$s!');
                        create view all_notes as select * from notes;
                        create table unprotected as select * from notes;
                        """.formatted(SECRET));
            }
        }
        acmeKafka = ofModule(acme.login(), PUBLISHER);
        globexKafka = ofModule(globexInstance, PUBLISHER, NOT_SUBSCRIBED);
        for (String publisher : List.of(PUBLISHER, NOT_SUBSCRIBED)) {
            kafka.ensureInstance(publisher(publisher), Password.generate(RANDOM));
        }
        kafka.ensureInstance(acmeKafka, STOLEN);
        kafka.ensureInstance(globexKafka, Password.generate(RANDOM));
        for (KafkaPlan plan : List.of(acmeKafka, globexKafka)) {
            topics.publish(
                            plan.configurationTopic(),
                            ConfigurationKey.ofTenant("globex"),
                            ConfigurationRecord.servedBy(plan == acmeKafka ? "ours" : SECRET))
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS);
        }
        try (Admin admin = Admin.create(local.kafka().administrator())) {
            admin.createTopics(List.of(new NewTopic("undeclared-" + MODULE, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
    }

    private static KafkaPlan ofModule(String instance, String... publishers) {
        TreeMap<String, String> subscribed = new TreeMap<>();
        for (String publisher : publishers) {
            subscribed.put(publisher, TopicNames.events(publisher));
        }
        return new KafkaPlan(
                instance,
                TopicNames.configuration(instance),
                TopicNames.events(MODULE),
                new SubscriptionPlan(subscribed, instance, TopicNames.deadLetters(instance), WhenDisabled.Skip));
    }

    private static KafkaPlan publisher(String module) {
        return new KafkaPlan(module, TopicNames.configuration(module), TopicNames.events(module), null);
    }

    @AfterAll
    static void disconnect() throws Exception {
        for (AutoCloseable each : OPENED.reversed()) {
            each.close();
        }
    }

    @Test
    void noRowOfAnotherTenantInAnyRelationOfTheDatabase() throws SQLException {
        try (Connection stolen = cluster.database().connect(shared.database(), acme.login(), STOLEN.value())) {
            int readable = 0;
            for (String tenant : List.of("acme", "globex", "")) {
                run(stolen, "set buildify.tenant = '" + tenant + "'");
                for (String relation : relations(stolen)) {
                    Optional<List<String>> rows = tryToRead(stolen, "select t::text from " + relation + " t");
                    readable += rows.isPresent() ? 1 : 0;
                    assertThat(rows.orElse(List.of())).as(relation).noneMatch(row -> row.contains(SECRET));
                }
            }
            assertThat(readable).isPositive();
            run(stolen, "set buildify.tenant = 'acme'");
            assertThat(tryToRead(stolen, "select text from notes").orElseThrow())
                    .containsExactly("ours");
        }
    }

    @Test
    void noStatementTakesItFurther() throws SQLException {
        try (Connection stolen = cluster.database().connect(shared.database(), acme.login(), STOLEN.value())) {
            run(stolen, "set buildify.tenant = 'globex'");
            assertThat(tryToRead(stolen, "update notes set text = 'mine' returning text")
                            .orElseThrow())
                    .isEmpty();
            assertThat(tryToRead(stolen, "delete from notes returning text").orElseThrow())
                    .isEmpty();
            for (String attempt : List.of(
                    "select set_config('buildify.tenant', 'globex', false)",
                    "update pg_settings set setting = 'globex' where name = 'buildify.tenant'",
                    "insert into notes values ('globex', null, 'forged')",
                    "insert into notes values ('globex', null, '" + SECRET + "')",
                    "set row_security = off; select text from notes",
                    "set role \"" + shared.owner() + "\"",
                    "set session authorization \"" + shared.owner() + "\"",
                    "alter table notes disable row level security",
                    "drop policy if exists everything on notes; create policy everything on notes using (true)",
                    "create view mine as select * from notes",
                    "create temp table mine as select * from notes",
                    "create function mine() returns void language sql security definer as ''",
                    "update buildify.instance_scope set tenant = null",
                    "insert into buildify.instance_scope values ('" + acme.login() + "', null, null)",
                    "select buildify.protect('notes')",
                    "select buildify.erase('globex', null)",
                    "alter role current_user bypassrls",
                    "alter role \"" + globex.login() + "\" password 'mine'",
                    "grant \"" + shared.owner() + "\" to current_user",
                    "create role mine login",
                    "create database mine",
                    "copy notes to program 'cat'",
                    "select pg_read_file('postgresql.conf')",
                    "select lo_import('/etc/passwd')",
                    "select rolpassword from pg_authid")) {
                assertThatThrownBy(() -> run(stolen, attempt))
                        .as(attempt)
                        .isInstanceOf(SQLException.class)
                        .hasMessageNotContaining("syntax error")
                        .hasMessageNotContaining("does not exist")
                        .hasMessageNotContaining("duplicate key");
            }
        }
        try (Connection owner = cluster.database().connect(shared.database(), shared.owner(), OWNER.value())) {
            assertThat(tryToRead(owner, "select text from notes order by text").orElseThrow())
                    .containsExactly(SECRET, SECRET + "!", "ours");
        }
    }

    @Test
    void theLoginOfAnInstanceWithADatabaseOfItsOwnStaysThere() throws SQLException {
        try (Connection stolen =
                cluster.database().connect(globex.database().database(), globex.login(), STOLEN.value())) {
            run(stolen, "set buildify.tenant = 'acme'");
            assertThat(tryToRead(stolen, "select text from notes").orElseThrow())
                    .isEmpty();
        }
        assertThatThrownBy(() -> cluster.database().connect(shared.database(), globex.login(), STOLEN.value()))
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void noOtherDatabaseLetsItIn() throws SQLException {
        List<String> databases;
        try (Connection administrator = cluster.database().connect(shared.database())) {
            databases = tryToRead(
                            administrator,
                            "select datname from pg_database where datallowconn and datname in ('postgres', 'template1')"
                                    + " or datname like 'buildify_attack-%'")
                    .orElseThrow();
        }
        assertThat(databases).hasSizeGreaterThanOrEqualTo(3);
        for (String database : databases) {
            assertThatThrownBy(() -> cluster.database().connect(database, acme.login(), STOLEN.value()))
                    .as(database)
                    .hasMessageContaining("permission denied for database");
        }
    }

    @Test
    void itsConfigurationAndWhatItSubscribesToIsAllItReads() throws Exception {
        List<String> readable = List.of(acmeKafka.configurationTopic(), TopicNames.events(PUBLISHER));
        List<String> topics;
        try (Admin admin = Admin.create(cluster.kafka().administrator())) {
            topics = admin.listTopics().names().get().stream()
                    .filter(topic -> !readable.contains(topic))
                    .toList();
        }
        assertThat(topics)
                .contains(
                        globexKafka.configurationTopic(),
                        globexKafka.deadLetterTopic(),
                        acmeKafka.deadLetterTopic(),
                        TopicNames.events(MODULE),
                        TopicNames.events(NOT_SUBSCRIBED),
                        "undeclared-" + MODULE);
        for (String topic : topics) {
            try (KafkaConsumer<String, String> consumer = consumer(Map.of())) {
                consumer.assign(List.of(new TopicPartition(topic, 0)));
                assertThatThrownBy(() -> consumer.poll(Duration.ofSeconds(10)))
                        .as(topic)
                        .isInstanceOf(AuthorizationException.class);
            }
        }
        try (KafkaConsumer<String, String> consumer = consumer(Map.of())) {
            assertThat(consumer.listTopics())
                    .containsOnlyKeys(
                            acmeKafka.configurationTopic(),
                            TopicNames.events(PUBLISHER),
                            // to write
                            TopicNames.events(MODULE),
                            acmeKafka.deadLetterTopic());
        }
        try (KafkaConsumer<String, String> consumer = consumer(Map.of("group.id", acmeKafka.group()))) {
            consumer.subscribe(List.of(TopicNames.events(PUBLISHER)));
            assertThat(consumer.poll(Duration.ofSeconds(1))).isEmpty();
        }
    }

    @Test
    void itWritesItsModulesEventsAndItsDeadLettersOnly() throws Exception {
        Map<String, Object> settings = stolenIdentity();
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (String topic : List.of(TopicNames.events(MODULE), acmeKafka.deadLetterTopic())) {
                producer.send(new ProducerRecord<>(topic, 0, "acme", "{}")).get();
            }
            for (String topic : List.of(
                    acmeKafka.configurationTopic(),
                    globexKafka.configurationTopic(),
                    globexKafka.deadLetterTopic(),
                    TopicNames.events(PUBLISHER),
                    TopicNames.events(NOT_SUBSCRIBED),
                    TopicNames.events("core"),
                    "undeclared-" + MODULE)) {
                assertThatThrownBy(() -> producer.send(new ProducerRecord<>(topic, 0, "globex", "{}"))
                                .get())
                        .as(topic)
                        .hasCauseInstanceOf(AuthorizationException.class);
            }
        }
    }

    @Test
    void itCannotPretendToBeThePublisher() {
        Map<String, Object> settings = stolenIdentity();
        settings.put("transactional.id", "buildify-configuration-publisher");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            assertThatThrownBy(producer::initTransactions).isInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void itJoinsNoGroupOfAnother() {
        for (String group : List.of(globexKafka.group(), MODULE)) {
            try (KafkaConsumer<String, String> consumer = consumer(Map.of("group.id", group))) {
                consumer.subscribe(List.of(TopicNames.events(PUBLISHER)));
                assertThatThrownBy(() -> consumer.poll(Duration.ofSeconds(10)))
                        .as(group)
                        .isInstanceOf(AuthorizationException.class);
            }
        }
    }

    @Test
    void itAdministersNothing() {
        try (Admin admin = Admin.create(stolenIdentity())) {
            assertDenied(() -> admin.describeAcls(AclBindingFilter.ANY).values().get());
            assertDenied(
                    () -> admin.deleteAcls(List.of(AclBindingFilter.ANY)).all().get());
            assertDenied(() -> admin.describeUserScramCredentials().all().get());
            assertDenied(() -> admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            globexKafka.user(), new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), "mine")))
                    .all()
                    .get());
            assertDenied(() -> admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, acmeKafka.configurationTopic()),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("cleanup.policy", "delete"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get());
            assertDenied(() -> admin.deleteRecords(Map.of(
                            new TopicPartition(acmeKafka.configurationTopic(), 0), RecordsToDelete.beforeOffset(-1)))
                    .all()
                    .get());
            assertDenied(() ->
                    admin.listConsumerGroupOffsets(globexKafka.user()).all().get());
            assertDenied(() -> admin.deleteTopics(List.of(acmeKafka.configurationTopic()))
                    .all()
                    .get());
            assertDenied(() -> admin.createTopics(List.of(new NewTopic("mine", Optional.of(1), Optional.empty())))
                    .all()
                    .get());
        }
    }

    /** Every relation that there is, system catalogs too. */
    private static List<String> relations(Connection connection) throws SQLException {
        return tryToRead(
                        connection,
                        "select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                                + " where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and n.nspname <> 'information_schema'")
                .orElseThrow();
    }

    /** Empty when it is refused. */
    private static Optional<List<String>> tryToRead(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(String.valueOf(rows.getString(1)));
            }
            return Optional.of(all);
        } catch (SQLException e) {
            // some views of the server's own cannot be read by a plain select either
            assertThat(e.getMessage()).doesNotContain(SECRET);
            return Optional.empty();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static KafkaConsumer<String, String> consumer(Map<String, Object> more) {
        Map<String, Object> settings = stolenIdentity();
        settings.putAll(more);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    private static Map<String, Object> stolenIdentity() {
        return new HashMap<>(cluster.kafka().client(acmeKafka.user(), STOLEN.value()));
    }

    private static void assertDenied(Attempt attempt) {
        assertThatThrownBy(attempt::make)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(AuthorizationException.class);
    }

    /** Something that must be refused. */
    @FunctionalInterface
    private interface Attempt {
        void make() throws Exception;
    }
}

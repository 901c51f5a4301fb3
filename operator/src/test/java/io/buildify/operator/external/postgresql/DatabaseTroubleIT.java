package io.buildify.operator.external.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.buildify.crd.ConditionReason;
import io.buildify.local.junit.Database;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.operator.external.DatabaseAdministrator;
import io.buildify.operator.external.ExternalCalls;
import io.buildify.operator.external.ExternalException;
import io.buildify.operator.external.FaultPoints;
import io.buildify.operator.external.Password;
import io.buildify.operator.external.TestAdministrators;
import io.buildify.operator.plan.DatabasePlan;
import io.buildify.operator.plan.LoginPlan;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are down, silent or refuse, and names that are taken. */
@LocalClusterTest
class DatabaseTroubleIT {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final LocalCluster cluster;
    private final Database server;
    private final TestAdministrators administrators;
    private final PostgresqlDatabases databases;
    private final Password password = Password.generate(RANDOM);
    private final String module = Plans.newModule();
    private final DatabasePlan shared;

    DatabaseTroubleIT(LocalCluster cluster) {
        this.cluster = cluster;
        server = cluster.database();
        administrators = new TestAdministrators(cluster);
        databases = new PostgresqlDatabases(
                administrators,
                Duration.ofSeconds(2),
                new ExternalCalls(new SimpleMeterRegistry(), new FaultPoints(Optional.empty())),
                RANDOM);
        shared = Plans.shared("default", server.sharedDatabase(), module);
    }

    @Test
    void aServerThatIsDownIsToldAndWorksAgainOnceItIsBack() throws Exception {
        databases.ensureDatabase(shared, password);
        cluster.part("postgresql").whileDown(() -> {
            assertRefused(
                    () -> databases.ensureDatabase(shared, password),
                    ConditionReason.DatabaseUnreachable,
                    "Database server 'default' (127.0.0.1:" + server.port() + ") does not answer in time");
            databases.resync();
        });
        databases.ensureDatabase(shared, password);
    }

    @Test
    void aServerThatAcceptsAndSaysNothingTimesOut() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            administrators.add(new DatabaseAdministrator(
                    "silent", "127.0.0.1", silent.getLocalPort(), "buildify", "postgres", password));
            assertRefused(
                    () -> databases.ensureDatabase(Plans.shared("silent", "buildify", module), password),
                    ConditionReason.DatabaseUnreachable,
                    "Database server 'silent'");
        }
    }

    @Test
    void anotherWriterThatDoesNotFinishTimesOut() throws SQLException {
        databases.ensureDatabase(shared, password);
        try (Psql other = Psql.administrator(server, server.sharedDatabase())) {
            other.run("begin; select pg_advisory_xact_lock(hashtextextended('buildify', 0))");
            assertRefused(
                    () -> databases.ensureDatabase(shared, password),
                    ConditionReason.DatabaseUnreachable,
                    "canceling statement due to");
        }
        databases.ensureDatabase(shared, password);
    }

    @Test
    void aWrongPasswordOfTheAdministratorIsTold() {
        administrators.add(administrator("misconfigured", server.username(), "wrong", server.sharedDatabase()));
        assertRefused(
                () -> databases.ensureDatabase(
                        Plans.shared("misconfigured", server.sharedDatabase(), module), password),
                ConditionReason.DatabaseRefused,
                "Database server 'misconfigured' (127.0.0.1:" + server.port()
                        + ") refuses the administrator: password authentication failed for user \"postgres\"."
                        + " Correct username and password in its Secret");
    }

    @Test
    void aSharedDatabaseThatDoesNotExistIsTold() {
        administrators.add(administrator("without", server.username(), server.password(), "nowhere"));
        assertRefused(
                () -> databases.ensureDatabase(Plans.shared("without", "nowhere", module), password),
                ConditionReason.DatabaseRefused,
                "database \"nowhere\" does not exist. Create it, or correct the server's Secret");
    }

    @Test
    void anUnknownServerIsTold() {
        assertRefused(
                () -> databases.ensureDatabase(Plans.shared("nobodys", "x", module), password),
                ConditionReason.ServerNotFound,
                "nobodys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "pg_monitor", "TAKEN"})
    void aRoleThatIsNotOursIsLeftAlone(String role) throws SQLException {
        String name = role.equals("TAKEN") ? module + "-taken" : role;
        databases.ensureDatabase(shared, password);
        LoginPlan login = Plans.login(shared, name, null, null);
        try (Psql administrator = Psql.administrator(server, server.sharedDatabase())) {
            if (role.equals("TAKEN")) {
                administrator.run("create role \"" + name + "\" superuser");
            }
            String before = administrator
                    .query("select * from pg_authid where rolname = '" + name + "'")
                    .toString();

            assertRefused(
                    () -> databases.ensureLogin(login, password),
                    ConditionReason.DatabaseConflict,
                    "Role \"" + name
                            + "\" exists and is not Buildify's; rename it, or adopt it with: comment on role \"" + name
                            + "\" is 'buildify'");
            databases.dropLogin(login);

            assertThat(administrator.query("select * from pg_authid where rolname = '" + name + "'"))
                    .hasToString(before);
        }
    }

    @Test
    void aSchemaThatIsNotOursIsLeftAlone() {
        DatabasePlan plan = new DatabasePlan(
                "default", server.sharedDatabase(), false, "public", module + "_owner", module + "_app");
        assertRefused(
                () -> databases.ensureDatabase(plan, password),
                ConditionReason.DatabaseConflict,
                "schema public of database " + server.sharedDatabase() + " exists and is not Buildify's");
        databases.dropDatabase(plan);
        assertThat(databases.inventory("default").schemas()).contains("public");
    }

    @Test
    void aDatabaseThatIsNotOursIsLeftAlone() throws SQLException {
        DatabasePlan plan = Plans.separate("default", module, module + "-acme-12345678");
        try (Psql administrator = Psql.administrator(server, server.sharedDatabase())) {
            administrator.run("create role \"" + module + "-dba\"");
            administrator.run("create database \"" + plan.database() + "\" owner \"" + module + "-dba\"");
        }
        assertRefused(
                () -> databases.ensureDatabase(plan, password),
                ConditionReason.DatabaseConflict,
                "Database \"" + plan.database() + "\" exists and is not Buildify's; rename it, or adopt it");
        databases.dropDatabase(plan);
        assertThat(databases.inventory("default").databases()).contains(plan.database());
    }

    @Test
    void anAdministratorNeedNotBeASuperuser() throws SQLException {
        String limited = module + "-administrator";
        try (Psql superuser = Psql.administrator(server, server.sharedDatabase())) {
            superuser.run("create role \"" + limited + "\" login createdb createrole password 'limited'");
            superuser.run("create database \"" + module + "-shared\" owner \"" + limited + "\"");
        }
        administrators.add(administrator("limited", limited, "limited", module + "-shared"));
        DatabasePlan inShared = Plans.shared("limited", module + "-shared", module);
        DatabasePlan separate = Plans.separate("limited", module, module + "-acme-12345678");
        LoginPlan everyone = Plans.login(inShared, module, null, null);
        LoginPlan acme = Plans.login(separate, module + "-acme-12345678", "acme", null);

        for (int i = 0; i < 2; i++) {
            databases.ensureDatabase(inShared, password);
            databases.ensureLogin(everyone, password);
            databases.ensureDatabase(separate, password);
            databases.ensureLogin(acme, password);
            databases.resync();
        }
        try (Psql administrator = Psql.as(server, separate.database(), limited, "limited")) {
            assertThat(administrator.query("select buildify.left_open()"))
                    .singleElement()
                    .asString()
                    .contains(
                            "everybody may execute pg_catalog.set_config and \"" + limited + "\" cannot take that away")
                    .contains("make it a superuser");
        }
        try (Psql superuser = Psql.administrator(server, separate.database())) {
            assertThat(superuser.query("select buildify.left_open()")).isEmpty();
        }
        try (Psql migration = Psql.as(server, separate.database(), separate.owner(), password.value())) {
            migration.run("""
                    create table notes (tenant_id text not null, company_id text, id text, primary key (tenant_id, id));
                    select buildify.protect('notes');
                    """);
        }
        try (Psql login = Psql.as(server, separate.database(), acme.login(), password.value())) {
            login.run("select set_config('buildify.tenant', 'acme', false)");
            login.run("insert into notes values ('acme', null, '1')");
            assertThat(login.query("select id from notes")).containsExactly("1");
            assertThatThrownBy(() -> login.run("insert into notes values ('globex', null, '1')"))
                    .hasMessageContaining("row-level security");
        }
        databases.dropLogin(acme);
        databases.dropDatabase(separate);
        databases.dropLogin(everyone);
        databases.dropDatabase(inShared);
        assertThat(databases.inventory("limited").roles())
                .doesNotContain(acme.login(), everyone.login(), separate.owner());
        assertThat(databases.inventory("limited").databases()).doesNotContain(separate.database());
        assertThat(databases.inventory("limited").schemas()).doesNotContain(module);
    }

    private DatabaseAdministrator administrator(String name, String user, String userPassword, String database) {
        return new DatabaseAdministrator(
                name, server.host(), server.port(), database, user, new Password(userPassword));
    }

    private static void assertRefused(ThrowingCallable call, ConditionReason reason, String message) {
        assertThatThrownBy(call)
                .isInstanceOf(ExternalException.class)
                .hasMessageContaining(message)
                .extracting(e -> ((ExternalException) e).reason())
                .isEqualTo(reason);
    }
}

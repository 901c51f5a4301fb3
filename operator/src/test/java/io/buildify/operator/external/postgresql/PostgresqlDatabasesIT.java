package io.buildify.operator.external.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.buildify.local.junit.Database;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.operator.external.DatabaseInventory;
import io.buildify.operator.external.ExternalCalls;
import io.buildify.operator.external.FaultPoints;
import io.buildify.operator.external.Password;
import io.buildify.operator.external.TestAdministrators;
import io.buildify.operator.plan.DatabasePlan;
import io.buildify.operator.plan.LoginPlan;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@LocalClusterTest
class PostgresqlDatabasesIT {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final LocalCluster cluster;
    private final Database server;
    private final PostgresqlDatabases databases;
    private final Password owner = Password.generate(RANDOM);
    private final Password password = Password.generate(RANDOM);
    private final String module = Plans.newModule();
    private final DatabasePlan shared;
    private final DatabasePlan separate;
    private final LoginPlan everyone;
    private final LoginPlan acme;

    PostgresqlDatabasesIT(LocalCluster cluster) {
        this.cluster = cluster;
        server = cluster.database();
        databases = new PostgresqlDatabases(
                new TestAdministrators(cluster),
                Duration.ofSeconds(20),
                new ExternalCalls(new SimpleMeterRegistry(), new FaultPoints(Optional.empty())),
                RANDOM);
        shared = Plans.shared("default", server.sharedDatabase(), module);
        separate = Plans.separate("default", module, module + "-acme-12345678");
        everyone = Plans.login(shared, module, null, null);
        acme = Plans.login(separate, module + "-acme-12345678", "acme", null);
    }

    @Test
    void aModuleGetsASchemaInTheSharedDatabase() throws SQLException {
        databases.ensureDatabase(shared, owner);
        databases.ensureLogin(everyone, password);

        migrate(shared);
        try (Psql login = as(everyone)) {
            assertThat(login.query("show search_path")).containsExactly("\"" + module + "\"");
            login.run("begin; set local buildify.tenant = 'acme'; insert into notes (id) values ('hello'); commit");
            login.run("begin; set local buildify.tenant = 'acme'");
            assertThat(login.query("select tenant_id, id from notes")).containsExactly("acme hello");
            login.run("rollback");
            assertThatThrownBy(() -> login.run("create table mine (id int)")).hasMessageContaining("permission denied");
        }
    }

    @Test
    void aTenantGetsADatabaseOfItsOwn() throws SQLException {
        databases.ensureDatabase(shared, owner);
        databases.ensureLogin(everyone, password);
        databases.ensureDatabase(separate, owner);
        databases.ensureLogin(acme, password);

        migrate(separate);
        try (Psql login = as(acme)) {
            login.run("begin; set local buildify.tenant = 'globex'");
            assertThatThrownBy(() -> login.run("insert into notes (id) values ('theirs')"))
                    .hasMessageContaining("row-level security");
        }
        assertThatThrownBy(() -> Psql.as(server, separate.database(), everyone.login(), password.value()))
                .hasMessageContaining("permission denied for database");
        assertThatThrownBy(() -> Psql.as(server, shared.database(), acme.login(), password.value()))
                .hasMessageContaining("permission denied for database");
        for (String ofTheServer : List.of("postgres", "template1")) {
            assertThatThrownBy(() -> Psql.as(server, ofTheServer, acme.login(), password.value()))
                    .hasMessageContaining("permission denied for database");
        }
    }

    @Test
    void nothingIsWrittenWhenNothingDiffers() throws SQLException {
        provisionEverything();
        List<String> before = versionsOfRows();
        provisionEverything();
        databases.resync();
        otherOperator().ensureLogin(acme, password);
        assertThat(versionsOfRows()).isEqualTo(before);
    }

    @Test
    void aNewPasswordReplacesTheOld() throws SQLException {
        provisionEverything();
        Password next = Password.generate(RANDOM);
        databases.ensureLogin(acme, next);

        assertThatThrownBy(() -> as(acme)).hasMessageContaining("password authentication failed");
        Psql.as(server, separate.database(), acme.login(), next.value()).close();
    }

    @Test
    void theServerNeverSeesAPassword() throws SQLException, IOException {
        provisionEverything();
        try (Psql administrator = Psql.administrator(server, separate.database())) {
            administrator.run("alter database \"" + separate.database() + "\" set log_statement = 'all'");
        }
        Password next = Password.generate(RANDOM);
        databases.ensureLogin(acme, next);

        String log = Files.readString(cluster.folder().resolve("logs/postgresql.log"));
        assertThat(log)
                .contains("alter role \"" + acme.login() + "\" password 'SCRAM-SHA-256$")
                .doesNotContain(next.value());
        try (Psql administrator = Psql.administrator(server, separate.database())) {
            assertThat(administrator.query("select query from pg_stat_activity"))
                    .noneMatch(it -> it.contains(next.value()));
        }
    }

    @Test
    void whatIsDroppedLeavesNothing() throws SQLException {
        DatabaseInventory before = databases.inventory("default");
        provisionEverything();
        migrate(shared);
        migrate(separate);
        assertThat(databases.inventory("default").roles()).contains(acme.login(), separate.owner(), everyone.login());

        try (Psql open = as(acme);
                Psql openShared = as(everyone)) {
            for (int i = 0; i < 2; i++) {
                databases.dropLogin(acme);
                databases.dropDatabase(separate);
                databases.dropLogin(everyone);
                databases.dropDatabase(shared);
            }
            assertThat(open.isOpen()).isFalse();
            assertThat(openShared.isOpen()).isFalse();
        }
        assertThat(databases.inventory("default").roles()).isEqualTo(before.roles());
        assertThat(databases.inventory("default").databases()).isEqualTo(before.databases());
        assertThat(databases.inventory("default").schemas()).isSubsetOf(with(before.schemas(), "buildify"));
        assertThat(databases.inventory("default").scopes()).isEqualTo(before.scopes());
        databases.resync();
        assertThat(databases.inventory("default").roles()).isEqualTo(before.roles());
    }

    @Test
    void aSeparateDatabaseIsDroppedWithASessionOfItsOwner() throws SQLException {
        provisionEverything();
        try (Psql open = Psql.as(server, separate.database(), separate.owner(), owner.value())) {
            open.run("begin; create table half (id int)");
            databases.dropDatabase(separate);
            assertThat(open.isOpen()).isFalse();
        }
        databases.dropLogin(acme);
        assertThat(databases.inventory("default").databases()).doesNotContain(separate.database());
        assertThat(databases.inventory("default").roles()).doesNotContain(acme.login(), separate.owner());
    }

    @Test
    void aDatabaseThatWasLeftHalfDroppedIsMadeAgain() throws SQLException {
        databases.ensureDatabase(separate, owner);
        try (Psql administrator = Psql.administrator(server, server.sharedDatabase())) {
            administrator.run("update pg_database set datconnlimit = -2 where datname = '" + separate.database() + "'");
        }
        databases.ensureDatabase(separate, owner);
        Psql.as(server, separate.database(), separate.owner(), owner.value()).close();
    }

    @Test
    void manyAtATimeDoNotDisturbEachOther() throws Exception {
        List<Callable<Void>> tasks = new ArrayList<>();
        List<LoginPlan> logins = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            LoginPlan login = Plans.login(shared, module + "-t" + i, "t" + i, null);
            logins.add(login);
            tasks.add(() -> {
                databases.ensureDatabase(shared, owner);
                databases.ensureLogin(login, password);
                return null;
            });
        }
        databases.ensureDatabase(shared, owner);
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        }
        for (LoginPlan login : logins) {
            as(login).close();
        }
    }

    private void provisionEverything() {
        databases.ensureDatabase(shared, owner);
        databases.ensureLogin(everyone, password);
        databases.ensureDatabase(separate, owner);
        databases.ensureLogin(acme, password);
    }

    /** An operator after a restart: it remembers nothing. */
    private PostgresqlDatabases otherOperator() {
        return new PostgresqlDatabases(
                new TestAdministrators(cluster),
                Duration.ofSeconds(20),
                new ExternalCalls(new SimpleMeterRegistry(), new FaultPoints(Optional.empty())),
                RANDOM);
    }

    private void migrate(DatabasePlan plan) throws SQLException {
        try (Psql migration = Psql.as(server, plan.database(), plan.owner(), owner.value())) {
            migration.run("""
                    create table notes (tenant_id text not null default current_setting('buildify.tenant'),
                        company_id text, id text, primary key (tenant_id, id));
                    select buildify.protect('notes');
                    """);
        }
    }

    private Psql as(LoginPlan login) throws SQLException {
        return Psql.as(server, login.database().database(), login.login(), password.value());
    }

    /** Changes with every write to a row that we could have written. */
    private List<String> versionsOfRows() throws SQLException {
        try (Psql inside = Psql.administrator(server, separate.database())) {
            return inside.query("""
                    select 'role', rolname, xmin from pg_authid where rolname like '%1$s%%'
                    union all select 'member', member::regrole::text, m.xmin from pg_auth_members m
                      where member::regrole::text like '%%%1$s%%'
                    union all select 'database', datname, xmin from pg_database
                    union all select 'setting', setrole::regrole::text, xmin from pg_db_role_setting
                    union all select 'schema', nspname, xmin from pg_namespace
                    union all select 'scope', login, xmin from buildify.instance_scope
                    union all select 'module', schema, xmin from buildify.module
                    union all select 'comment', description, xmin from pg_shdescription where xmin::text::bigint > 1000
                    order by 1, 2
                    """.formatted(module));
        }
    }

    private static Set<String> with(Set<String> set, String one) {
        Set<String> all = new HashSet<>(set);
        all.add(one);
        return all;
    }
}

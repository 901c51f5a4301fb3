package io.buildify.operator.external.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.buildify.local.junit.Database;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.operator.external.ExternalCalls;
import io.buildify.operator.external.FaultPoints;
import io.buildify.operator.external.Password;
import io.buildify.operator.external.TestAdministrators;
import io.buildify.operator.plan.DatabasePlan;
import io.buildify.operator.plan.LoginPlan;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people change about roles and databases is changed back by the next resync. */
@LocalClusterTest
class RoleHandEditIT {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database server;
    private final PostgresqlDatabases databases;
    private final Password owner = Password.generate(RANDOM);
    private final Password password = Password.generate(RANDOM);
    private final String module = Plans.newModule();
    private final DatabasePlan shared;
    private final DatabasePlan separate;
    private final LoginPlan everyone;
    private final LoginPlan acme;

    RoleHandEditIT(LocalCluster cluster) {
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

    @BeforeEach
    void provision() throws SQLException {
        databases.ensureDatabase(shared, owner);
        databases.ensureLogin(everyone, password);
        databases.ensureDatabase(separate, owner);
        databases.ensureLogin(acme, password);
        try (Psql administrator = Psql.administrator(server, separate.database())) {
            administrator.run("create role \"" + module + "-somebody\"");
        }
    }

    @AfterEach
    void remove() throws SQLException {
        databases.dropLogin(everyone);
        databases.dropLogin(acme);
        databases.dropDatabase(shared);
        databases.dropDatabase(separate);
        try (Psql administrator = Psql.administrator(server, server.sharedDatabase())) {
            administrator.run("drop owned by \"" + module + "-somebody\"; drop role \"" + module + "-somebody\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter role LOGIN superuser",
                "alter role LOGIN bypassrls createdb createrole replication",
                "alter role LOGIN noinherit",
                "alter role LOGIN nologin",
                "alter role LOGIN connection limit 0",
                "alter role LOGIN valid until '2001-01-01'",
                "alter role LOGIN password null",
                "alter role LOGIN set search_path = public",
                "alter role LOGIN set row_security = off",
                "alter role LOGIN in database DATABASE set search_path = public",
                "alter role LOGIN reset all",
                "alter role APP login",
                "alter role APP set work_mem = '1GB'",
                "alter role OWNER superuser",
                "grant pg_read_all_data to LOGIN",
                "grant pg_read_all_data to APP",
                "grant OWNER to LOGIN",
                "grant SHARED_APP to LOGIN",
                "grant APP to LOGIN with admin option",
                "grant APP to LOGIN with set true",
                "grant APP to LOGIN with inherit false",
                "revoke APP from LOGIN",
                "grant APP to SOMEBODY",
                "grant OWNER to SOMEBODY",
                "grant connect on database DATABASE to SOMEBODY",
                "grant connect on database DATABASE to public",
                "grant connect on database postgres to public",
                "revoke connect on database DATABASE from APP",
                "update buildify.instance_scope set tenant = null",
                "delete from buildify.instance_scope",
                "insert into buildify.instance_scope values ('nobody', null, null)",
                "grant execute on function pg_catalog.set_config(text, text, boolean) to public",
                "grant execute on function pg_catalog.set_config(text, text, boolean) to LOGIN",
                "drop owned by LOGIN; drop role LOGIN",
            })
    void isUndone(String edit) throws SQLException {
        try (Psql administrator = Psql.administrator(server, separate.database())) {
            List<String> before = state(administrator);
            administrator.run(edit.replace("SHARED_APP", quoted(shared.application()))
                    .replace("LOGIN", quoted(acme.login()))
                    .replace("OWNER", quoted(separate.owner()))
                    .replace("APP", quoted(separate.application()))
                    .replace("SOMEBODY", quoted(module + "-somebody"))
                    .replace("DATABASE", quoted(separate.database())));
            assertThat(state(administrator)).isNotEqualTo(before);

            databases.resync();

            assertThat(state(administrator)).isEqualTo(before);
        }
        Psql.as(server, separate.database(), acme.login(), password.value()).close();
        Psql.as(server, separate.database(), separate.owner(), owner.value()).close();
    }

    @Test
    void aChangedPasswordIsUndone() throws SQLException {
        try (Psql administrator = Psql.administrator(server, separate.database())) {
            administrator.run("alter role " + quoted(acme.login()) + " password 'known'");
            administrator.run("alter role " + quoted(separate.owner()) + " password 'known'");
        }
        Psql.as(server, separate.database(), acme.login(), "known").close();

        databases.resync();

        assertThatThrownBy(() -> Psql.as(server, separate.database(), acme.login(), "known"))
                .hasMessageContaining("password authentication failed");
        Psql.as(server, separate.database(), acme.login(), password.value()).close();
        Psql.as(server, separate.database(), separate.owner(), owner.value()).close();
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }

    private List<String> state(Psql administrator) throws SQLException {
        return administrator.query("""
                select 'role', rolname, concat_ws(' ', rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin,
                        rolreplication, rolbypassrls, rolconnlimit, coalesce(rolvaliduntil, 'infinity'),
                        case when rolname = '%2$s' then left(rolpassword, 14) end)
                  from pg_authid where rolname like '%1$s%%'
                union all select 'password', rolname, rolpassword from pg_authid where rolname = '%3$s' and rolpassword not like 'SCRAM-SHA-256%%'
                union all select 'member', member::regrole::text, concat_ws(' ', roleid::regrole, admin_option, inherit_option, set_option)
                  from pg_auth_members where member::regrole::text like '%%%1$s%%'
                union all select 'setting', setrole::regrole::text, concat_ws(' ', setdatabase, setconfig)
                  from pg_db_role_setting where setrole::regrole::text like '%%%1$s%%'
                union all select 'database', datname, (select array_agg(a order by a::text)::text from unnest(datacl) a)
                  from pg_database where datname in ('postgres', 'template1', '%4$s')
                union all select 'function', proname, (select array_agg(a order by a::text)::text from unnest(proacl) a)
                  from pg_proc where proname = 'set_config'
                union all select 'scope', login, concat_ws('/', tenant, company) from buildify.instance_scope
                order by 1, 2, 3
                """.formatted(module, acme.login(), separate.owner(), separate.database()));
    }
}

package io.buildify.database;

import static io.buildify.database.Installation.begin;
import static io.buildify.database.Installation.run;
import static io.buildify.database.Installation.strings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the logins of instances can do with the rows and objects of others. */
class IsolationTest {
    private static final List<String> ACME_ROWS = List.of("acme", "acme/de", "acme/fr");

    private static Installation installation;
    private static Connection shared;
    private static Connection acme;
    private static Connection acmeDe;
    private static Connection unknown;

    @BeforeAll
    static void twoTenantsAndTheirCompanies() throws SQLException {
        installation = Installation.create();
        try (Connection owner = installation.owner()) {
            run(owner, """
                    create table notes (
                        tenant_id text not null default current_setting('buildify.tenant'), company_id text,
                        id text, primary key (tenant_id, id))
                    """);
            run(owner, "select buildify.protect('notes')");
            run(owner, """
                    insert into notes values ('acme', null, 'acme'), ('acme', 'de', 'acme/de'), ('acme', 'fr', 'acme/fr'),
                        ('globex', null, 'globex'), ('globex', 'de', 'globex/de')
                    """);
            run(owner, "create view every_note as select * from notes");
            run(
                    owner,
                    "create function every_note_of_all() returns setof text security definer language sql"
                            + " as $$ select id from notes $$");
            run(owner, "grant select on every_note to \"" + installation.applicationRole() + "\"");
        }
        shared = installation.login("shared", null, null);
        acme = installation.login("acme", "acme", null);
        acmeDe = installation.login("acme-de", "acme", "de");
        unknown = installation.login("unknown", null, null);
        try (Connection administrator = installation.administrator()) {
            run(administrator, "delete from buildify.instance_scope where login like '%-unknown'");
        }
        for (Connection login : List.of(shared, acme, acmeDe, unknown)) {
            login.setAutoCommit(false);
        }
    }

    @AfterAll
    static void disconnect() throws SQLException {
        for (Connection login : List.of(shared, acme, acmeDe, unknown)) {
            login.close();
        }
    }

    @AfterEach
    void rollBack() throws SQLException {
        for (Connection login : List.of(shared, acme, acmeDe, unknown)) {
            login.rollback();
        }
    }

    @Test
    void aTenantSeesAllItsCompaniesAndACompanyItselfAndTheTenant() throws SQLException {
        begin(shared, "acme", null);
        assertThat(notes(shared)).containsExactlyElementsOf(ACME_ROWS);
        begin(shared, "acme", "de");
        assertThat(notes(shared)).containsExactly("acme", "acme/de");
        begin(shared, "globex", "fr");
        assertThat(notes(shared)).containsExactly("globex");
    }

    @Test
    void nothingSetNothingSeenAndNothingWritten() throws SQLException {
        assertThat(notes(shared)).isEmpty();
        begin(shared, "", null);
        assertThat(notes(shared)).isEmpty();
        assertDenied(shared, "insert into notes values ('', null, 'x')");
        try (Connection fresh = installation.login("fresh", null, null)) {
            assertThatThrownBy(() -> run(fresh, "insert into notes (id) values ('x')"))
                    .hasMessageContaining("unrecognized configuration parameter \"buildify.tenant\"");
        }
    }

    @Test
    void aTransactionLeavesNothingToTheNext() throws SQLException {
        begin(shared, "acme", null);
        assertThat(notes(shared)).isNotEmpty();
        shared.commit();
        assertThat(notes(shared)).isEmpty();
    }

    @Test
    void writesGoToExactlyTheCompanyOrTheTenant() throws SQLException {
        begin(shared, "acme", "de");
        run(shared, "insert into notes (company_id, id) values ('de', 'new')");
        assertThat(strings(shared, "update notes set id = id || '!' returning id"))
                .containsExactlyInAnyOrder("acme/de!", "new!");
        assertThat(strings(shared, "delete from notes returning id")).containsExactlyInAnyOrder("acme/de!", "new!");
        assertDenied(shared, "insert into notes (id) values ('of the tenant')");

        begin(shared, "acme", null);
        run(shared, "insert into notes (id) values ('new')");
        assertThat(strings(shared, "delete from notes returning id")).containsExactlyInAnyOrder("acme", "new");
        assertDenied(shared, "insert into notes (company_id, id) values ('de', 'of a company')");
    }

    @Test
    void rowsCannotBeMovedToAnother() throws SQLException {
        begin(shared, "acme", null);
        assertDenied(shared, "update notes set tenant_id = 'globex'");
        begin(shared, "acme", null);
        assertDenied(shared, "update notes set company_id = 'de'");
    }

    @Test
    void anOwnedInstanceReachesItsTenantOnlyWhateverItSets() throws SQLException {
        begin(acme, "acme", null);
        assertThat(notes(acme)).containsExactlyElementsOf(ACME_ROWS);
        begin(acme, "globex", null);
        assertThat(notes(acme)).isEmpty();
        assertThat(strings(acme, "update notes set id = 'x' returning id")).isEmpty();
        assertThat(strings(acme, "delete from notes returning id")).isEmpty();
        assertDenied(acme, "insert into notes (id) values ('x')");
    }

    @Test
    void anOwnedInstanceOfACompanyReachesThatCompanyOnlyWhateverItSets() throws SQLException {
        begin(acmeDe, "acme", null);
        assertThat(notes(acmeDe)).containsExactly("acme", "acme/de");
        assertThat(strings(acmeDe, "delete from notes returning id")).isEmpty();
        assertDenied(acmeDe, "insert into notes (id) values ('of the tenant')");
        begin(acmeDe, "acme", "fr");
        assertThat(notes(acmeDe)).containsExactly("acme");
        assertDenied(acmeDe, "insert into notes (company_id, id) values ('fr', 'x')");
        begin(acmeDe, "acme", "de");
        assertThat(strings(acmeDe, "update notes set id = 'x' returning company_id"))
                .containsExactly("de");
    }

    @Test
    void aLoginWithoutScopeReachesNothing() throws SQLException {
        begin(unknown, "acme", null);
        assertThat(notes(unknown)).isEmpty();
        assertDenied(unknown, "insert into notes (id) values ('x')");
    }

    /** What a client could get into a statement of a module's: {@code SET} is none of it, and nothing else sets. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from notes where %s is not null",
                "select id from notes where 1 = length(pg_catalog.%s)",
                "select %s, id from notes",
                "select id from notes order by %s",
                "select id from notes group by id, %s",
                "select id from notes limit length(%s)",
                "select id from notes, lateral (select %s) s",
                "with s as materialized (select %s) select id from s, notes",
                "select id from notes union all select %s union all select id from notes",
                "select b.id from notes a, lateral (select %s) s, notes b",
                "insert into notes (id) select %s",
                "update notes set id = %s",
                "insert into notes (id) values ('x') returning %s",
                "update pg_settings set setting = 'globex' where name = 'buildify.tenant'",
                "update pg_settings set setting = 'off' where name = 'row_security'",
                "select query_to_xml('select %q', true, true, '')",
                "select query_to_xml('set local buildify.tenant = ''globex''', true, true, '')",
                "select query_to_xml('do $$ begin set local buildify.tenant = ''globex''; end $$', true, true, '')",
                "select query_to_xml('prepare other as select 1', true, true, '')",
                "select ts_stat('select %q::tsvector')",
                "select ts_stat('set local buildify.tenant = ''globex''')",
                "select ts_rewrite('a'::tsquery, 'select %q::tsquery, ''b''::tsquery')",
                "select ts_rewrite('a'::tsquery, 'set local buildify.tenant = ''globex''')",
                "select buildify.prepare()",
                "select buildify.erase('globex')",
            })
    void noExpressionChangesASetting(String attack) throws SQLException {
        String call = "set_config('buildify.tenant', 'globex', true)";
        begin(shared, "acme", null);
        assertThatThrownBy(() -> run(shared, attack.replace("%s", call).replace("%q", call.replace("'", "''"))))
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .as("a refusal, not a typing error")
                .isIn("42501", "0A000", "42P11", "P0001");
    }

    @Test
    void noFunctionUnderAnotherNameDoesEither() throws SQLException {
        String setters = """
                select proname from pg_proc p
                 where (prosrc = 'set_config_by_name' or exists (select from unnest(proconfig) c where c like 'buildify.%'))
                   and has_function_privilege(current_user, p.oid, 'execute')""";
        try (Connection owner = installation.owner()) {
            assertThat(strings(owner, setters)).as("Flyway's way").containsExactly("set_config");
        }
        for (Connection login : List.of(shared, acme, unknown)) {
            assertThat(strings(login, setters)).isEmpty();
        }
    }

    /** What there is to know: whoever can send statements of his own as a login that serves everybody is everybody. */
    @Test
    void whoSendsStatementsOfHisOwnAsTheSharedLoginReachesEveryTenant() throws SQLException {
        begin(shared, "acme", null);
        run(shared, "set local buildify.tenant = 'globex'");
        assertThat(notes(shared)).containsExactly("globex", "globex/de");
    }

    @Test
    void keysTellNothingOfOtherTenants() throws SQLException {
        begin(acme, "globex", null);
        assertDenied(acme, "insert into notes (id) values ('globex')");
        begin(acme, "globex", null);
        assertDenied(acme, "insert into notes (id) values ('globex') on conflict do nothing");
        begin(acme, "acme", null);
        assertDenied(
                acme,
                "insert into notes values ('globex', null, 'globex') on conflict (tenant_id, id) do update set id = 'x'");
    }

    @Test
    void theOwnersViewsAndFunctionsShowAServingLoginNothing() throws SQLException {
        begin(acme, "acme", null);
        assertThat(strings(acme, "select id from every_note")).isEmpty();
        assertThat(strings(acme, "select * from every_note_of_all()")).isEmpty();
    }

    @Test
    void switchingRowSecurityOffIsAnError() throws SQLException {
        begin(acme, "acme", null);
        run(acme, "set local row_security = off");
        assertThatThrownBy(() -> notes(acme))
                .hasMessageContaining("query would be affected by row-level security policy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set role \"%s_owner\"",
                "set role \"%s_app\"",
                "set role \"%s-shared\"",
                "set role postgres",
                "set session authorization \"%s-shared\"",
                "alter role current_user bypassrls",
                "grant \"%s_owner\" to current_user",
                "alter table notes disable row level security",
                "alter table notes no force row level security",
                "drop policy buildify_scope_select on notes",
                "create policy open on notes using (true)",
                "truncate notes",
                "create trigger t after insert on notes execute function suppress_redundant_updates_trigger()",
                "create table mine (id int)",
                "create table public.mine (id int)",
                "create table buildify.mine (id int)",
                "create temporary table mine (id int)",
                "create schema mine",
                "create function f() returns int language sql return 1",
                "create function buildify.tenant() returns int language sql return 1",
                "create or replace function buildify.scope_is_everything() returns boolean language sql return true",
                "create extension postgres_fdw",
                "create role mine",
                "select lo_create(0)",
                "select lo_from_bytea(0, 'x')",
                "select * from buildify.instance_scope",
                "update buildify.instance_scope set tenant = null",
                "insert into buildify.instance_scope values (current_user, null, null)",
                "insert into buildify.every_tenant default values",
                "select from buildify.every_tenant",
                "grant select on buildify.every_tenant to current_user",
                "alter table buildify.every_tenant owner to current_user",
                "select buildify.scope_grants(null)",
                "insert into buildify.module values ('x', 'y', 'z')",
                "delete from buildify.protected_table",
                "select buildify.ensure_module('x', 'y', 'z')",
                "select buildify.drop_module('%s')",
                "select buildify.register('notes')",
                "select buildify.protect('notes')",
                "select buildify.erase('globex')",
                "select rolpassword from pg_authid",
                "select stavalues1 from pg_statistic",
                "copy notes from '/etc/passwd'",
                "copy notes to program 'cat'",
                "select pg_read_file('postgresql.conf')",
                "select pg_terminate_backend(pid) from pg_stat_activity where usename like '%%-shared'",
            })
    void anOwnedInstanceIsRefused(String attack) throws SQLException {
        begin(acme, "acme", null);
        assertThatThrownBy(() -> run(acme, attack.replace("%%", "%").replace("%s", installation.module)))
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .as("a refusal, not a typing error")
                .isIn("42501", "P0001");
    }

    @Test
    void anOwnedInstanceCannotMakeDatabases() throws SQLException {
        try (Connection login = installation.login("builder", "acme", null)) {
            assertDenied(login, "create database mine");
        }
    }

    @Test
    void anOwnedInstanceSeesNeitherStatisticsNorStatementsOfOthers() throws SQLException {
        try (Connection administrator = installation.administrator()) {
            run(administrator, "analyze");
            assertThat(
                            strings(
                                    administrator,
                                    "select histogram_bounds::text || most_common_vals::text from pg_stats where tablename = 'notes'"))
                    .isNotEmpty();
        }
        begin(shared, "globex", null);
        notes(shared);
        begin(acme, "acme", null);
        assertThat(strings(acme, "select attname from pg_stats where tablename = 'notes'"))
                .isEmpty();
        assertThat(strings(
                        acme,
                        "select distinct query from pg_stat_activity where usename <> current_user and query <> ''"))
                .containsOnly("<insufficient privilege>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"template1", "postgres"})
    void theContractAloneLeavesTheServersOwnDatabasesToTheOperator(String database) throws SQLException {
        // the operator takes CONNECT on these away; a login that gets there finds no tenant's data
        try (Connection elsewhere = PostgresServer.shared().connect(database, installation.module + "-acme")) {
            assertThat(strings(elsewhere, "select count(*) from pg_namespace where nspname like 'module-%'"))
                    .containsExactly("0");
        }
    }

    @Test
    void anotherInstallationsDatabaseIsClosed() throws SQLException {
        Installation other = Installation.create();
        assertThatThrownBy(() -> PostgresServer.shared().connect(other.database, installation.module + "-acme"))
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void anotherModulesSchemaIsClosed() throws SQLException {
        Installation neighbour = installation.neighbour();
        try (Connection owner = neighbour.owner()) {
            run(owner, "create table secrets (id int)");
        }
        begin(acme, "acme", null);
        assertDenied(acme, "select * from \"" + neighbour.module + "\".secrets");
    }

    @Test
    void theScopeIsAskedOncePerStatement() throws SQLException {
        begin(acme, "acme", null);
        String plan = String.join("\n", strings(acme, "explain (analyze, costs off, timing off) select * from notes"));
        assertThat(plan).contains("InitPlan").doesNotContain("SubPlan");
        assertThat(plan.lines().filter(line -> line.strip().startsWith("->  Result")))
                .isNotEmpty()
                .allMatch(line -> line.contains("loops=1") || line.contains("never executed"));
    }

    @Test
    void theTenantIsPartOfAnIndexCondition() throws SQLException {
        begin(acme, "acme", null);
        run(acme, "set local enable_seqscan = off");
        assertThat(String.join("\n", strings(acme, "explain (costs off) select * from notes where id = 'acme'")))
                .contains("Index Cond: ((tenant_id = (InitPlan");
    }

    private static List<String> notes(Connection connection) throws SQLException {
        return strings(connection, "select id from notes order by id");
    }

    private static void assertDenied(Connection connection, String sql) {
        assertThatThrownBy(() -> run(connection, sql))
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("42501");
    }
}

package io.buildify.database;

import static io.buildify.database.Installation.begin;
import static io.buildify.database.Installation.run;
import static io.buildify.database.Installation.strings;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people change in a module's schema is changed back by {@code buildify.ensure_module}. */
class HandEditTest {
    private Installation installation;
    private Connection administrator;
    private Connection login;

    @BeforeEach
    void aModuleWithATable() throws SQLException {
        installation = Installation.create();
        administrator = installation.administrator();
        run(administrator, "drop role if exists somebody");
        run(administrator, "create role somebody");
        try (Connection owner = installation.owner()) {
            run(
                    owner,
                    "create table notes (tenant_id text not null, company_id text, id text, primary key (tenant_id, id))");
            run(owner, "create table reference (id int)");
            run(owner, "grant select on reference to \"" + installation.applicationRole() + "\"");
            run(owner, "select buildify.protect('notes')");
            run(owner, "insert into notes values ('acme', null, 'acme'), ('globex', null, 'globex')");
        }
        login = installation.login("shared", null, null);
        login.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        login.close();
        run(administrator, "drop owned by somebody");
        run(administrator, "drop role somebody");
        administrator.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table notes disable row level security",
                "alter table notes no force row level security",
                "drop policy buildify_scope_select on notes",
                "drop policy buildify_select on notes",
                "alter policy buildify_select on notes using (true)",
                "alter policy buildify_scope_update on notes to somebody",
                "grant truncate on notes to %s_app",
                "grant select on notes to %s_app with grant option",
                "revoke insert on notes from %s_app",
                "grant select on notes to somebody",
                "grant select (id) on notes to somebody",
                "grant select on notes to public",
                "grant select on reference to public",
                "grant create on schema %s to %s_app",
                "grant usage on schema %s to somebody with grant option",
                "revoke usage on schema %s from %s_app",
                "alter schema %s owner to somebody",
                "grant connect on database current to somebody",
                "grant temporary on database current to %s_app",
                "grant all on database current to public",
                "revoke connect on database current from %s_owner",
                "grant select on buildify.every_tenant to somebody",
                "grant select on buildify.every_tenant to public",
                "grant select on buildify.every_tenant to %s_app",
                "grant select on buildify.every_tenant to %s-shared with grant option",
                "grant truncate on buildify.every_tenant to %s-shared",
                "revoke select on buildify.every_tenant from %s-shared",
                "grant %s_app to somebody",
                "grant %s_owner to somebody with admin option",
                "grant %s_owner to %s_app",
                "grant execute on function pg_catalog.set_config(text, text, boolean) to public",
                "grant execute on function pg_catalog.set_config(text, text, boolean) to %s_app with grant option",
                "grant execute on function pg_catalog.set_config(text, text, boolean) to %s-shared",
                "revoke execute on function pg_catalog.set_config(text, text, boolean) from %s_owner",
            })
    void isUndone(String edit) throws SQLException {
        String before = privileges();
        run(administrator, "set search_path = \"" + installation.module + "\"");
        run(
                administrator,
                edit.replaceAll("%s(_app|_owner|-shared)?", "\"" + installation.module + "$1\"")
                        .replace("database current", "database " + installation.database));
        assertThat(privileges()).isNotEqualTo(before);

        assertThat(installation.ensureModule(administrator)).isNotEmpty();

        assertThat(privileges()).isEqualTo(before);
        assertThat(installation.ensureModule(administrator)).isEmpty();
        begin(login, "acme", null);
        assertThat(strings(login, "select id from notes")).containsExactly("acme");
        assertThat(strings(login, "select count(*) from reference")).containsExactly("0");
    }

    @Test
    void nothingIsDoneWhenNothingChanged() throws SQLException {
        assertThat(installation.ensureModule(administrator)).isEmpty();
    }

    @Test
    void whoeverElseIsToSetGoesOn() throws SQLException {
        run(administrator, "grant execute on function pg_catalog.set_config(text, text, boolean) to somebody");

        assertThat(installation.ensureModule(administrator)).isEmpty();
    }

    @Test
    void whatALaterContractProtectsOtherwiseIsProtectedAnew() throws SQLException {
        String protect = strings(administrator, "select pg_get_functiondef('buildify.protect(regclass)'::regprocedure)")
                .getFirst();
        run(administrator, protect.replaceFirst("'buildify_select', 'permissive'", "'buildify_select', 'restrictive'"));

        assertThat(installation.ensureModule(administrator)).anyMatch(statement -> statement.contains("notes"));

        begin(login, "acme", null);
        assertThat(strings(login, "select id from notes")).isEmpty();
    }

    private String privileges() throws SQLException {
        List<String> lines = strings(administrator, """
                        select concat_ws(' ', nspowner::regrole, (select array_agg(a order by a::text) from unnest(nspacl) a)) from pg_namespace where nspname = '%1$s'
                        union all
                        select concat_ws(' ', relname, relrowsecurity, relforcerowsecurity, (select array_agg(a order by a::text) from unnest(relacl) a))
                          from pg_class where relnamespace = '"%1$s"'::regnamespace or oid = 'buildify.every_tenant'::regclass
                        union all
                        select concat_ws(' ', p.polname, p.polroles::regrole[], pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
                          from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = '"%1$s"'::regnamespace
                        union all
                        select concat_ws(' ', datname, (select array_agg(a order by a::text) from unnest(datacl) a)) from pg_database where datname = current_database()
                        union all
                        select concat_ws(' ', roleid::regrole, member::regrole) from pg_auth_members where roleid::regrole::text like '"%1$s%%'
                        union all
                        select concat_ws(' ', proname, (select array_agg(a order by a::text) from unnest(proacl) a)) from pg_proc where proname = 'set_config'
                        union all
                        select attacl::text from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = '"%1$s"'::regnamespace
                        """.formatted(installation.module));
        return String.join(
                "\n", lines.stream().filter(Objects::nonNull).sorted().toList());
    }
}

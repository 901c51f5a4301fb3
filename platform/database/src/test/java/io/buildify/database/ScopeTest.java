package io.buildify.database;

import static io.buildify.database.Installation.begin;
import static io.buildify.database.Installation.run;
import static io.buildify.database.Installation.strings;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A login's scope is what {@code buildify.instance_scope} says at each moment. */
class ScopeTest {
    private Installation installation;
    private Connection administrator;
    private Connection login;

    @BeforeEach
    void aLoginThatSeesEveryTenant() throws SQLException {
        installation = Installation.create();
        administrator = installation.administrator();
        try (Connection owner = installation.owner()) {
            run(
                    owner,
                    "create table notes (tenant_id text not null, company_id text, id text, primary key (tenant_id, id))");
            run(owner, "select buildify.protect('notes')");
            run(owner, "insert into notes values ('acme', null, 'acme'), ('acme', 'de', 'acme/de')");
        }
        login = installation.login("one", null, null);
        login.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        login.close();
        administrator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "update buildify.instance_scope set tenant = 'globex',                        ''",
        "'update buildify.instance_scope set tenant = ''acme'', company = ''fr''',    acme",
        "update buildify.instance_scope set login = 'another',                        ''",
        "delete from buildify.instance_scope,                                         ''",
        "truncate buildify.instance_scope,                                            ''",
    })
    void changesAtOnce(String change, String seen) throws SQLException {
        assertThat(seen()).isEqualTo("acme acme/de");

        run(administrator, change);

        assertThat(seen()).isEqualTo(seen);
    }

    @Test
    void isEveryTenantAgain() throws SQLException {
        run(administrator, "update buildify.instance_scope set tenant = 'globex'");
        run(administrator, "update buildify.instance_scope set tenant = null");

        assertThat(seen()).isEqualTo("acme acme/de");
    }

    @Test
    void mayBeWrittenBeforeThereIsSuchALogin() throws SQLException {
        run(
                administrator,
                "insert into buildify.instance_scope values ('" + installation.module + "-two', null, null)");
        run(administrator, "create role \"" + installation.module + "-two\" login");

        assertThat(installation.ensureModule(administrator))
                .containsExactly("grant select on table buildify.every_tenant to \"" + installation.module + "-two\"");
    }

    @Test
    void survivesAnInstallationWithoutTheTrigger() throws SQLException {
        run(administrator, "drop table buildify.every_tenant cascade");
        run(administrator, "drop trigger grants on buildify.instance_scope");
        run(administrator, "comment on schema buildify is ''");

        assertThat(new DatabaseContract().install(administrator)).isTrue();

        assertThat(seen()).isEqualTo("acme acme/de");
    }

    private String seen() throws SQLException {
        begin(login, "acme", null);
        String seen = strings(login, "select coalesce(string_agg(id, ' ' order by id), '') from notes")
                .getFirst();
        login.rollback();
        return seen;
    }
}

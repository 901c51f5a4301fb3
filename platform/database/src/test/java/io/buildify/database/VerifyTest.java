package io.buildify.database;

import static io.buildify.database.Installation.run;
import static io.buildify.database.Installation.strings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which a schema could let one tenant reach another's data is named, with what helps. */
class VerifyTest {

    private static final String TENANCY =
            "tenant_id text not null default current_setting('buildify.tenant'), company_id text";

    private Installation installation;
    private Connection owner;

    @BeforeEach
    void aSoundModule() throws SQLException {
        installation = Installation.create();
        owner = installation.owner();
        run(owner, "create table accounts (" + TENANCY + ", id int, primary key (tenant_id, id))");
        run(owner, "select buildify.protect('accounts')");
        run(owner, "create table currencies (code text primary key)");
        run(owner, "grant select on currencies to \"" + installation.applicationRole() + "\"");
        run(owner, "create materialized view sums as select count(*) from accounts");
        run(owner, "create policy fewer on accounts as restrictive using (id > 0)");
        run(owner, "select buildify.prepare_events()");
    }

    @AfterEach
    void disconnect() throws SQLException {
        owner.close();
    }

    @Test
    void aSoundModuleHasNoViolation() throws SQLException {
        run(owner, "select buildify.verify()");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        alter table accounts disable row level security       | accounts is not guarded as buildify.protect leaves it; drop nothing and add select buildify.protect('accounts')
        alter table accounts no force row level security      | accounts is not guarded as buildify.protect leaves it
        drop policy buildify_select on accounts               | accounts is not guarded as buildify.protect leaves it
        drop policy buildify_scope_delete on accounts         | accounts is not guarded as buildify.protect leaves it
        alter policy buildify_select on accounts using (true) | accounts is not guarded as buildify.protect leaves it
        alter policy buildify_insert on accounts with check (true) | accounts is not guarded as buildify.protect leaves it
        alter policy buildify_owner on accounts to public using (true) | accounts is not guarded as buildify.protect leaves it
        create policy everybody on accounts using (true)      | accounts is not guarded as buildify.protect leaves it; drop policy everybody and add
        alter table accounts add unique (id)                  | accounts has keys without tenant_id: accounts_id_key; begin each with tenant_id
        create unique index by_id on accounts (id)            | accounts has keys without tenant_id: by_id; begin each
        alter table accounts drop constraint accounts_pkey, add primary key (id) | accounts has keys without tenant_id: accounts_pkey
        alter table accounts drop column company_id cascade   | accounts has no column "company_id text" that may be null
        alter table accounts drop column tenant_id cascade    | accounts has no column "tenant_id text not null"
        create table bare (tenant_id text not null, company_id text) | bare has tenant_id and is not protected; add select buildify.protect('bare')
        create table bare (tenant_id text)                    | bare has no column "tenant_id text not null"
        grant insert on currencies to "%s"                    | currencies can be written past row-level security; add revoke all on currencies from public
        grant update (code) on currencies to public           | currencies can be written past row-level security
        grant select on sums to "%s"                          | materialized view sums can be reached past row-level security; add revoke all on sums
        drop table event_outbox                               | has no table event_outbox to compare with; let the migration
        """)
    void aViolationIsNamed(String attack, String violation) throws SQLException {
        run(owner, attack.formatted(installation.applicationRole()));

        String first = strings(owner, "select buildify.violations('" + installation.module + "')")
                .getFirst()
                .replace("\"" + installation.module + "\".", "");

        assertThat(first).contains(violation);
        assertThatThrownBy(() -> run(owner, "select buildify.verify()")).isInstanceOf(SQLException.class);
        try (Connection login = installation.login("serving", null, null)) {
            assertThat(strings(login, "select buildify.violations('" + installation.module + "')"))
                    .isNotEmpty();
        }
    }

    @Test
    void aForeignKeyWithoutTenantIsNamed() throws SQLException {
        run(owner, "create table places (" + TENANCY + ", id int, unique (id, tenant_id))");
        run(owner, "select buildify.protect('places')");
        run(
                owner,
                "alter table accounts add place int, add foreign key (place, company_id) references places (id, tenant_id)");

        assertThatThrownBy(() -> run(owner, "select buildify.verify()"))
                .hasMessageContaining("has foreign keys without tenant_id: accounts_place_company_id_fkey; reference");
    }

    @Test
    void aPartitionThatCanBeReachedBesideItsTableIsNamed() throws SQLException {
        run(owner, "create table entries (" + TENANCY + ", year int) partition by list (year)");
        run(owner, "create table entries_2026 partition of entries for values in (2026)");
        run(owner, "select buildify.protect('entries')");
        run(owner, "select buildify.verify()");

        run(owner, "grant select on entries_2026 to \"" + installation.applicationRole() + "\"");

        assertThatThrownBy(() -> run(owner, "select buildify.verify()"))
                .hasMessageContaining("entries_2026 can be reached past row-level security; add revoke all on");
    }

    @Test
    void allViolationsAreNamedAtOnce() throws SQLException {
        run(owner, "alter table accounts add unique (id)");
        run(owner, "create table bare (tenant_id text not null, company_id text)");

        assertThatThrownBy(() -> run(owner, "select buildify.verify()"))
                .hasMessageContaining("accounts has keys without tenant_id")
                .hasMessageContaining("bare has tenant_id and is not protected");
    }
}

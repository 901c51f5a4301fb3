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

class ProtectTest {
    private static final String TENANCY =
            "tenant_id text not null default current_setting('buildify.tenant'), company_id text";

    private Installation installation;
    private Connection owner;

    @BeforeEach
    void aModule() throws SQLException {
        installation = Installation.create();
        owner = installation.owner();
        run(owner, "select buildify.prepare_events()");
    }

    @AfterEach
    void disconnect() throws SQLException {
        owner.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    id int                                          | has no column "tenant_id text not null"; add it with default
                    tenant_id text, company_id text                 | has no column "tenant_id text not null"; add it with default
                    tenant_id uuid not null, company_id text        | has no column "tenant_id text not null"; add it with default
                    tenant_id text not null                         | has no column "company_id text" that may be null; add it
                    tenant_id text not null, company_id text not null | has no column "company_id text" that may be null; add it
                    """)
    void refusesATableWithoutTenancy(String columns, String message) throws SQLException {
        run(owner, "create table invoices (" + columns + ")");
        assertRefused("invoices", message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    id int primary key                              | has keys without tenant_id: "module-%d".invoices_pkey
                    id int unique                                   | has keys without tenant_id: "module-%d".invoices_id_key
                    id int, unique (id) include (tenant_id)         | has keys without tenant_id: "module-%d".invoices_id_tenant_id_key
                    id int, exclude using btree (id with =)         | has keys without tenant_id: "module-%d".invoices_id_excl
                    account int references accounts (id)            | has foreign keys without tenant_id: invoices_account_fkey
                    """)
    void refusesAKeyWithoutTenant(String column, String message) throws SQLException {
        run(owner, "create table accounts (" + TENANCY + ", id int unique)");
        run(owner, "create table invoices (" + TENANCY + ", " + column + ")");
        assertRefused("invoices", message.replace("module-%d", installation.module));
    }

    @Test
    void refusesAForeignKeyThatPairsTheTenantWithSomethingElse() throws SQLException {
        run(owner, "create table accounts (" + TENANCY + ", name text, unique (name, tenant_id))");
        run(
                owner,
                "create table invoices (" + TENANCY
                        + ", foreign key (tenant_id, company_id) references accounts (name, tenant_id))");
        assertRefused("invoices", "has foreign keys without tenant_id: invoices_tenant_id_company_id_fkey");
    }

    @Test
    void refusesAUniqueExpressionWithoutTenant() throws SQLException {
        run(owner, "create table invoices (" + TENANCY + ", name text)");
        run(owner, "create unique index by_name on invoices (lower(name))");
        assertRefused("invoices", "has keys without tenant_id: \"" + installation.module + "\".by_name");
    }

    @Test
    void acceptsKeysAndReferencesThatIncludeTheTenant() throws SQLException {
        run(owner, "create table currencies (code text primary key)");
        run(owner, "create table accounts (" + TENANCY + ", id int, primary key (tenant_id, id))");
        run(
                owner,
                "create table \"odd \"\"name'\" (" + TENANCY
                        + ", id serial, currency text references currencies, account int, parent int,"
                        + " primary key (tenant_id, id), foreign key (tenant_id, account) references accounts,"
                        + " foreign key (tenant_id, parent) references \"odd \"\"name'\")");
        run(owner, "select buildify.protect('accounts')");
        run(owner, "select buildify.protect('\"odd \"\"name''\"')");
        run(owner, "select buildify.verify()");

        try (Connection login = installation.login("shared", null, null)) {
            login.setAutoCommit(false);
            Installation.begin(login, "acme", null);
            assertThat(strings(login, "insert into \"odd \"\"name'\" default values returning tenant_id || id"))
                    .containsExactly("acme1");
        }
    }

    @Test
    void protectsAPartitionedTable() throws SQLException {
        run(owner, "create table entries (" + TENANCY + ", year int) partition by list (year)");
        run(owner, "create table entries_2026 partition of entries for values in (2026)");
        run(owner, "select buildify.protect('entries')");
        run(owner, "select buildify.verify()");
        try (Connection login = installation.login("shared", null, null)) {
            login.setAutoCommit(false);
            Installation.begin(login, "acme", null);
            run(login, "insert into entries (year) values (2026)");
            assertThat(strings(login, "select tenant_id from entries")).containsExactly("acme");
            assertThatThrownBy(() -> run(login, "select from entries_2026"))
                    .hasMessageContaining("permission denied for table entries_2026");
        }
    }

    @Test
    void refusesAView() throws SQLException {
        run(owner, "create view one as select 1");
        assertRefused("one", "cannot be protected: it is not a table; protect the tables it reads");
    }

    @Test
    void refusesATableOfAnotherModule() throws SQLException {
        Installation neighbour = installation.neighbour();
        try (Connection other = neighbour.owner()) {
            run(other, "create table theirs (" + TENANCY + ")");
            run(other, "grant usage on schema \"" + neighbour.module + "\" to public");
            String theirs = "'\"" + neighbour.module + "\".theirs'";
            assertThatThrownBy(() -> run(owner, "select buildify.protect(" + theirs + ")"))
                    .hasMessageContaining("must be owner of table theirs");
            assertThatThrownBy(() -> run(owner, "select buildify.register(" + theirs + ")"))
                    .hasMessageContaining("can be registered by its owner only");
        }
    }

    @Test
    void canBeCalledAgain() throws SQLException {
        run(owner, "create table accounts (" + TENANCY + ", id int, primary key (tenant_id, id))");
        run(owner, "select buildify.protect('accounts')");
        String first = fingerprint();
        run(owner, "select buildify.protect('accounts')");
        assertThat(fingerprint()).isEqualTo(first);
    }

    @Test
    void isRemindedOfByVerify() throws SQLException {
        run(owner, "create table accounts (" + TENANCY + ", id int)");
        assertThatThrownBy(() -> run(owner, "select buildify.verify()"))
                .hasMessageContaining("accounts has tenant_id and is not protected; add select buildify.protect(");
        run(owner, "select buildify.protect('accounts')");
        run(owner, "select buildify.verify()");
        run(owner, "alter table accounts add unique (id)");
        assertThatThrownBy(() -> run(owner, "select buildify.verify()"))
                .hasMessageContaining("accounts has keys without tenant_id");
    }

    private String fingerprint() throws SQLException {
        return strings(owner, "select fingerprint from buildify.protected_table where relation = 'accounts'::regclass")
                .getFirst();
    }

    private void assertRefused(String table, String message) {
        assertThatThrownBy(() -> run(owner, "select buildify.protect('" + table + "')"))
                .hasMessageContaining("\"" + installation.module + "\"." + table)
                .hasMessageContaining(message);
    }
}

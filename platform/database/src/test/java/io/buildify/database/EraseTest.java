package io.buildify.database;

import static io.buildify.database.Installation.run;
import static io.buildify.database.Installation.strings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EraseTest {
    private static final String TENANCY =
            "tenant_id text not null default current_setting('buildify.tenant'), company_id text, id int";

    private Installation installation;
    private Connection owner;

    @BeforeEach
    void aModule() throws SQLException {
        installation = Installation.create();
        owner = installation.owner();
    }

    @AfterEach
    void disconnect() throws SQLException {
        owner.close();
    }

    /** Each is created before what refers to it, so that the order of creation is the wrong one. */
    private void aChainOfTables(Connection connection) throws SQLException {
        run(
                connection,
                "create table accounts (" + TENANCY + ", parent int, primary key (tenant_id, id),"
                        + " foreign key (tenant_id, parent) references accounts)");
        run(
                connection,
                "create table invoices (" + TENANCY + ", account int, primary key (tenant_id, id),"
                        + " foreign key (tenant_id, account) references accounts on delete restrict)");
        run(
                connection,
                "create table lines (" + TENANCY + ", invoice int, primary key (tenant_id, id),"
                        + " foreign key (tenant_id, invoice) references invoices)");
        for (String table : List.of("accounts", "invoices", "lines")) {
            run(connection, "select buildify.protect('" + table + "')");
        }
        for (String tenant : List.of("acme", "globex")) {
            run(
                    connection,
                    "insert into accounts values ('" + tenant + "', null, 1, null), ('" + tenant + "', 'de', 2, 1)");
            run(
                    connection,
                    "insert into invoices values ('" + tenant + "', null, 1, 1), ('" + tenant + "', 'de', 2, 2)");
            run(connection, "insert into lines values ('" + tenant + "', 'de', 1, 2), ('" + tenant + "', 'fr', 2, 1)");
        }
    }

    @Test
    void takesOneTenantsRowsFromEveryTable() throws SQLException {
        aChainOfTables(owner);
        assertThat(strings(owner, "select buildify.erase('acme')")).containsExactly("6");
        assertThat(rows(owner)).containsOnly("globex").hasSize(6);
        assertThat(strings(owner, "select buildify.erase('acme', null)")).containsExactly("0");
    }

    @Test
    void takesOneCompanysRows() throws SQLException {
        aChainOfTables(owner);
        assertThat(strings(owner, "select buildify.erase('acme', 'de')")).containsExactly("3");
        assertThat(strings(owner, "select company_id from lines where tenant_id = 'acme'"))
                .containsExactly("fr");
        assertThat(rows(owner)).hasSize(9);
    }

    @Test
    void leavesTheNeighbourModulesRows() throws SQLException {
        aChainOfTables(owner);
        try (Connection neighbour = installation.neighbour().owner()) {
            aChainOfTables(neighbour);
            run(owner, "select buildify.erase('acme')");
            assertThat(rows(neighbour)).hasSize(12);
        }
    }

    @Test
    void takesACycleThatIsDeferrable() throws SQLException {
        run(owner, "create table a (" + TENANCY + ", b int, primary key (tenant_id, id))");
        run(
                owner,
                "create table b (" + TENANCY + ", a int, primary key (tenant_id, id),"
                        + " foreign key (tenant_id, a) references a deferrable)");
        run(owner, "alter table a add foreign key (tenant_id, b) references b deferrable");
        run(owner, "select buildify.protect('a'), buildify.protect('b')");
        run(owner, "insert into a values ('acme', null, 1, null)");
        run(owner, "insert into b values ('acme', null, 1, 1)");
        run(owner, "update a set b = 1");
        assertThat(strings(owner, "select buildify.erase('acme')")).containsExactly("2");
    }

    @Test
    void letsTriggersNameTheModulesOwn() throws SQLException {
        aChainOfTables(owner);
        run(owner, "create table farewells (relation text)");
        run(
                owner,
                "create function note_farewell() returns trigger language plpgsql as"
                        + " $$ begin insert into farewells values (tg_table_name); return old; end $$");
        run(owner, "create trigger farewell before delete on lines for each row execute function note_farewell()");

        run(owner, "select buildify.erase('acme')");

        assertThat(strings(owner, "select relation from farewells")).containsExactly("lines", "lines");
    }

    @Test
    void forgetsDroppedTables() throws SQLException {
        aChainOfTables(owner);
        run(owner, "drop table lines");
        assertThat(strings(owner, "select buildify.erase('acme')")).containsExactly("4");
    }

    @Test
    void isNotSupportedWithoutProtectedTables() {
        assertThatThrownBy(() -> run(owner, "select buildify.erase('acme')"))
                .hasMessageContaining("EraseNotSupported: " + installation.ownerRole()
                        + " owns no protected table; call buildify.protect in its migrations");
    }

    @Test
    void needsATenant() throws SQLException {
        aChainOfTables(owner);
        for (String arguments : List.of("null", "''", "null, 'de'", "'acme', ''")) {
            assertThatThrownBy(() -> run(owner, "select buildify.erase(" + arguments + ")"))
                    .hasMessageContaining("buildify.erase needs a tenant, and a company or null");
        }
        assertThat(rows(owner)).hasSize(12);
    }

    @Test
    void takesHostileNamesAsTheyAre() throws SQLException {
        aChainOfTables(owner);
        assertThat(strings(owner, "select buildify.erase('acme'' or true --', 'x''; drop table lines; --')"))
                .containsExactly("0");
        assertThat(rows(owner)).hasSize(12);
    }

    @Test
    void refusesToEraseNothingByMistake() throws SQLException {
        aChainOfTables(owner);
        try (Connection administrator = installation.administrator()) {
            run(administrator, "set role \"" + installation.ownerRole() + "\"");
            assertThatThrownBy(() -> run(administrator, "select buildify.erase('acme')"))
                    .hasMessageContaining("for a session of the owner itself");
        }
    }

    private static List<String> rows(Connection connection) throws SQLException {
        return strings(
                connection,
                "select tenant_id from accounts union all select tenant_id from invoices union all select tenant_id from lines");
    }
}

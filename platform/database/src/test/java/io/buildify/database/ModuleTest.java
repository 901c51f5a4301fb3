package io.buildify.database;

import static io.buildify.database.Installation.run;
import static io.buildify.database.Installation.strings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleTest {

    @Test
    void aDatabaseIsClosedToAllButItsModules() throws SQLException {
        Installation installation = Installation.create();
        Installation neighbour = installation.neighbour();
        try (Connection administrator = installation.administrator()) {
            assertThat(strings(
                            administrator,
                            "select coalesce(nullif(grantee, 0)::regrole::text, 'public') || privilege_type from pg_database,"
                                    + " aclexplode(datacl) where datname = current_database() and grantee <> datdba"))
                    .containsExactlyInAnyOrder(
                            "\"" + installation.ownerRole() + "\"CONNECT",
                            "\"" + installation.applicationRole() + "\"CONNECT",
                            "\"" + neighbour.ownerRole() + "\"CONNECT",
                            "\"" + neighbour.applicationRole() + "\"CONNECT");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"public", "buildify", "pg_catalog", "theirs"})
    void doesNotTakeOverASchema(String schema) throws SQLException {
        Installation installation = Installation.create();
        try (Connection administrator = installation.administrator()) {
            run(administrator, "create schema theirs");
            assertThatThrownBy(() -> run(administrator, "select buildify.ensure_module('" + schema + "', 'o', 'a')"))
                    .hasMessageContaining("schema " + schema + " of database " + installation.database
                            + " exists and is not Buildify's; rename it, or adopt it with: insert into buildify.module")
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("BDY01");
            run(administrator, "select buildify.drop_module('" + schema + "')");
            assertThat(strings(administrator, "select nspname from pg_namespace where nspname = '" + schema + "'"))
                    .containsExactly(schema);
        }
    }

    @Test
    void isDroppedWithItsTablesAndNothingElse() throws SQLException {
        Installation installation = Installation.create();
        Installation neighbour = installation.neighbour();
        for (Installation each : new Installation[] {installation, neighbour}) {
            try (Connection owner = each.owner()) {
                run(owner, "create table notes (tenant_id text not null, company_id text)");
                run(owner, "select buildify.protect('notes')");
            }
        }
        try (Connection administrator = installation.administrator()) {
            run(administrator, "select buildify.drop_module('" + installation.module + "')");
            run(administrator, "select buildify.drop_module('" + installation.module + "')");
            assertThat(strings(administrator, "select schema from buildify.module"))
                    .containsExactly(neighbour.module);
            assertThat(strings(administrator, "select relation from buildify.protected_table"))
                    .containsExactly("\"" + neighbour.module + "\".notes");
            assertThat(strings(administrator, "select nspname from pg_namespace where nspname like 'module-%'"))
                    .containsExactly(neighbour.module);
        }
    }
}

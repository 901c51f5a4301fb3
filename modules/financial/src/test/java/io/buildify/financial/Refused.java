package io.buildify.financial;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Rows;
import java.sql.SQLException;

/** What the database refuses to a serving process whose code goes wrong. */
record Refused(ModuleInstance instance) {

    /** Statements in one transaction of a tenant: one of them, or the commit, is refused. */
    void write(String tenant, String message, String... statements) {
        assertThatThrownBy(() -> new Rows(instance).write(tenant, "", statements))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(message);
    }
}

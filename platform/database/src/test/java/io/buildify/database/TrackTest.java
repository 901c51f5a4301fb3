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

/** What a table knows of its rows' changes. */
class TrackTest {

    private static final String STATE = "select version || ' ' || created_by || ' ' || changed_by from invoices";

    private Installation installation;
    private Connection owner;
    private Connection login;

    @BeforeEach
    void aTrackedTableWithAnOldRow() throws SQLException {
        installation = Installation.create();
        owner = installation.owner();
        run(owner, """
                create table invoices (
                    tenant_id text not null default current_setting('buildify.tenant'),
                    company_id text, number int not null, created_at timestamptz not null,
                    primary key (tenant_id, number))""");
        run(owner, "select buildify.protect('invoices')");
        run(owner, "insert into invoices (tenant_id, number, created_at) values ('globex', 1, '2020-02-20T20:20Z')");
        run(owner, "select buildify.track('invoices')");
        login = installation.login("serving", null, null);
        login.setAutoCommit(false);
        begin(login, "acme", null);
    }

    @AfterEach
    void disconnect() throws SQLException {
        login.close();
        owner.close();
    }

    @Test
    void whatWasThereIsTheMigrationsAndKeepsItsTime() throws SQLException {
        assertThat(strings(owner, STATE))
                .containsExactly("0 " + installation.ownerRole() + " " + installation.ownerRole());
        assertThat(strings(owner, "select created_at = '2020-02-20T20:20Z' from invoices"))
                .containsExactly("t");
    }

    @Test
    void rowsAreSignedByTheTransactionsActorElseByTheLogin() throws SQLException {
        run(login, "insert into invoices (number) values (2)");
        run(login, "set local buildify.actor = 'ann'");
        run(login, "insert into invoices (number) values (3)");

        assertThat(strings(login, STATE + " order by number"))
                .containsExactly("0 %1$s-serving %1$s-serving".formatted(installation.module), "0 ann ann");
    }

    @Test
    void everyChangeCountsOnce() throws SQLException {
        run(login, "insert into invoices (number) values (2)");
        run(login, "set local buildify.actor = 'bob'");

        run(login, "update invoices set number = 3");
        assertThat(strings(login, STATE)).containsExactly("1 " + installation.module + "-serving bob");

        run(login, "update invoices set version = version + 1, changed_by = 'counts itself'");
        assertThat(strings(login, STATE)).containsExactly("2 " + installation.module + "-serving counts itself");
    }

    @Test
    void trackingTwiceIsFine() throws SQLException {
        run(owner, "select buildify.track('invoices')");
        run(owner, "select buildify.prepare_events()");
        run(owner, "select buildify.verify()");
    }
}

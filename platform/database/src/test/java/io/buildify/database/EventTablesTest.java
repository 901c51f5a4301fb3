package io.buildify.database;

import static io.buildify.database.Installation.begin;
import static io.buildify.database.Installation.run;
import static io.buildify.database.Installation.strings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sees and moves the rows behind events. */
class EventTablesTest {

    private Installation installation;

    @BeforeEach
    void aModuleWithEvents() throws SQLException {
        installation = Installation.create();
        try (Connection owner = installation.owner()) {
            run(owner, "select buildify.prepare_events()");
        }
    }

    @Test
    void preparingTwiceIsFine() throws SQLException {
        try (Connection owner = installation.owner()) {
            run(owner, "select buildify.prepare_events()");
            run(owner, "select buildify.verify()");
        }
        try (Connection administrator = installation.administrator()) {
            assertThat(installation.ensureModule(administrator)).isEmpty();
        }
    }

    @Test
    void onlyAnOwnerPrepares() throws SQLException {
        try (Connection login = installation.login("serving", null, null)) {
            assertThatThrownBy(() -> run(login, "select buildify.prepare_events()"))
                    .hasMessageContaining("owns no module's schema in this database");
        }
    }

    @Test
    void aTenantSeesItsOwnEventsAndTheRelayAll() throws SQLException {
        try (Connection login = installation.login("serving", null, null)) {
            login.setAutoCommit(false);
            publish(login, "acme", null, "1");
            publish(login, "globex", "uk", "2");

            begin(login, "acme", null);
            assertThat(subjects(login)).containsExactly("1");
            begin(login, "", null);
            assertThat(subjects(login)).isEmpty();
            beginRelay(login);
            assertThat(subjects(login)).containsExactly("1", "2");
            assertThat(strings(login, "delete from event_outbox returning subject"))
                    .hasSize(2);
        }
    }

    @Test
    void theRelayOfOneTenantsLoginReachesThatTenantOnly() throws SQLException {
        try (Connection shared = installation.login("shared", null, null);
                Connection acme = installation.login("acme", "acme", null);
                Connection company = installation.login("uk", "globex", "uk")) {
            for (Connection login : List.of(shared, acme, company)) {
                login.setAutoCommit(false);
            }
            publish(shared, "globex", null, "of the shared instance");
            publish(acme, "acme", "de", "of acme's instance");
            publish(company, "globex", "uk", "of the company's instance");

            beginRelay(acme);
            assertThat(subjects(acme)).containsExactly("of acme's instance");
            assertThat(strings(acme, "update event_outbox set subject = 'x' returning subject"))
                    .hasSize(1);
            acme.rollback();
            assertThatThrownBy(() -> {
                        beginRelay(acme);
                        run(
                                acme,
                                "insert into event_inbox (tenant_id, source, id, handler) values ('globex', 's', '1', 'h')");
                    })
                    .hasMessageContaining("row-level security");
            beginRelay(company);
            assertThat(strings(company, "delete from event_outbox returning subject"))
                    .containsExactly("of the company's instance");
            company.rollback();
            beginRelay(shared);
            assertThat(strings(shared, "select distinct lane from event_outbox order by lane"))
                    .containsExactly("", "acme", "globex/uk");
        }
    }

    @Test
    void eventsAloneAreNothingToErase() throws SQLException {
        try (Connection login = installation.login("serving", null, null);
                Connection owner = installation.owner()) {
            login.setAutoCommit(false);
            publish(login, "acme", null, "1");
            assertThatThrownBy(() -> run(owner, "select buildify.erase('acme')"))
                    .hasMessageContaining("EraseNotSupported");

            run(owner, "create table notes (tenant_id text not null, company_id text)");
            run(owner, "select buildify.protect('notes')");
            assertThat(strings(owner, "select buildify.erase('acme')")).containsExactly("1");
        }
    }

    private static void publish(Connection login, String tenant, String company, String subject) throws SQLException {
        begin(login, tenant, company);
        run(
                login,
                "insert into event_outbox (key, id, type, subject, happened_at, data) values ('k', '1', 'm.a.b', '"
                        + subject.replace("'", "''") + "', now(), '{}')");
        login.commit();
    }

    private static void beginRelay(Connection login) throws SQLException {
        begin(login, "", null);
        run(login, "set local buildify.system = 'relay'");
    }

    private static List<String> subjects(Connection login) throws SQLException {
        return strings(login, "select subject from event_outbox order by seq");
    }
}

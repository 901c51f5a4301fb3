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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who knows and says how far events are handled. */
class ProgressTest {

    private Installation installation;
    private Connection administrator;
    private Connection shared;
    private Connection acme;

    @BeforeEach
    void aTenantWithAnInstanceOfItsOwn() throws SQLException {
        installation = Installation.create();
        administrator = installation.administrator();
        shared = installation.login("shared", null, null);
        note(shared, 10);
        acme = installation.login("acme", "acme", null);
        handOver("acme", null);
    }

    @AfterEach
    void disconnect() throws SQLException {
        for (Connection connection : new Connection[] {administrator, shared, acme}) {
            connection.close();
        }
    }

    @Test
    void whoTakesOverBeginsWhereTheOtherIs() throws SQLException {
        assertThat(own(acme)).containsExactly("topic/0=10");

        note(shared, 20);
        handOver("acme", null);

        assertThat(own(acme)).containsExactly("topic/0=10");
        assertThat(own(shared)).containsExactly("topic/0=20");
    }

    @Test
    void aCompanyBeginsWhereItsTenantIsIfThatHasAnInstance() throws SQLException {
        note(acme, 15);
        handOver("acme", "de");
        handOver("globex", "uk");

        try (Connection de = installation.login("acme-de", "acme", "de");
                Connection uk = installation.login("globex-uk", "globex", "uk")) {
            assertThat(own(de)).containsExactly("topic/0=15");
            assertThat(own(uk)).containsExactly("topic/0=10");
        }
    }

    @Test
    void whatAnInstanceHasLeftStaysUntilSomebodyGoesOnWithIt() throws SQLException {
        note(shared, 100);
        note(acme, 12);
        forget(shared, "acme");
        assertThat(below(shared, false)).containsExactly("acme:topic/0=12");
        assertThat(below(shared, true)).isEmpty();

        leaves("acme");

        assertThat(below(shared, true)).containsExactly("acme:topic/0=12");
        handOver("acme", null);
        assertThat(below(shared, true)).containsExactly("acme:topic/0=12");
        forget(shared, "acme");
        assertThat(below(shared, false)).isEmpty();
        handOver("acme", null);
        assertThat(below(shared, true)).containsExactly("acme:topic/0=100");
    }

    @Test
    void nobodyGoesOnForWhoIsGoneForGood() throws SQLException {
        handOver("acme", "de");
        run(administrator, "select buildify.forget_events('" + installation.module + "', 'acme', null)");

        assertThat(below(shared, false)).containsExactly("acme/de:topic/0=10");
    }

    @Test
    void aTenantsLoginSeesAndForgetsItsCompaniesOnly() throws SQLException {
        handOver("acme", "de");
        handOver("acme-de", null);
        leaves("globex");
        handOver("globex", null);

        assertThat(below(acme, false)).containsExactly("acme/de:topic/0=10");
        forget(acme, "globex");
        forget(acme, "");
        forget(acme, "acme-de");
        forget(acme, "acme/de");

        assertThat(below(shared, false))
                .containsExactlyInAnyOrder("acme:topic/0=10", "acme-de:topic/0=10", "globex:topic/0=10");
        assertThat(own(shared)).containsExactly("topic/0=10");
    }

    @Test
    void aNeighbourKnowsNothing() throws SQLException {
        Installation neighbour = installation.neighbour();
        try (Connection other = neighbour.login("shared", null, null)) {
            assertThat(own(other)).isEmpty();
            assertThat(below(other, false)).isEmpty();
            note(other, 99);
        }
        assertThat(own(shared)).containsExactly("topic/0=10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from buildify.event_progress",
                "insert into buildify.event_progress values ('m', '', 'topic', 0, 1)",
                "delete from buildify.event_progress",
                "select buildify.hand_over_events('m', 'globex', null)",
                "select buildify.forget_events('m', 'globex', null)",
                "select buildify.lock_event_progress('m')",
                "select buildify.has_login('m', 'globex')"
            })
    void whatIsTheOperatorsIsForbidden(String attack) {
        assertThatThrownBy(() -> run(acme, attack)).hasMessageContaining("permission denied");
    }

    @Test
    void itGoesWithTheModule() throws SQLException {
        run(administrator, "select buildify.drop_module('" + installation.module + "')");

        assertThat(strings(administrator, "select lane from buildify.event_progress"))
                .isEmpty();
    }

    private static void note(Connection login, long next) throws SQLException {
        run(login, "select buildify.note_event_progress('{topic}', '{0}', '{" + next + "}')");
    }

    private static void forget(Connection login, String lane) throws SQLException {
        run(login, "select buildify.forget_event_progress(array['" + lane + "'], '{topic}', '{0}')");
    }

    private void handOver(String tenant, String company) throws SQLException {
        run(
                administrator,
                "select buildify.hand_over_events('%s', '%s', %s)"
                        .formatted(installation.module, tenant, company == null ? "null" : "'" + company + "'"));
    }

    private void leaves(String tenant) throws SQLException {
        run(administrator, "delete from buildify.instance_scope where tenant = '" + tenant + "'");
    }

    private static List<String> own(Connection login) throws SQLException {
        return strings(
                login,
                "select topic || '/' || partition || '=' || next from buildify.event_progress('{topic}', '{0}')");
    }

    private static List<String> below(Connection login, boolean onlyGone) throws SQLException {
        return strings(
                login,
                "select lane || ':' || topic || '/' || partition || '=' || next from buildify.event_progress_below('{topic}', '{0}', "
                        + onlyGone + ")");
    }
}

package io.buildify.operator.external.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.operator.external.ExternalCalls;
import io.buildify.operator.external.FaultPoints;
import io.buildify.operator.external.Password;
import io.buildify.operator.external.TestAdministrators;
import io.buildify.operator.plan.DatabasePlan;
import io.buildify.operator.plan.LoginPlan;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where a tenant's own instance begins with events, and for how long it is known where it was. */
@LocalClusterTest
class EventHandoverIT {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PostgresqlDatabases databases;
    private final Password password = Password.generate(RANDOM);
    private final DatabasePlan shared;
    private final LoginPlan everyone;
    private final LoginPlan acme;
    private final LocalCluster cluster;

    EventHandoverIT(LocalCluster cluster) {
        this.cluster = cluster;
        databases = new PostgresqlDatabases(
                new TestAdministrators(cluster),
                Duration.ofSeconds(20),
                new ExternalCalls(new SimpleMeterRegistry(), new FaultPoints(Optional.empty())),
                RANDOM);
        var module = Plans.newModule();
        shared = Plans.shared("default", cluster.database().sharedDatabase(), module);
        everyone = Plans.login(shared, module, null, null);
        acme = Plans.login(shared, module + "-acme-12345678", "acme", null);
    }

    @Test
    void itBeginsWhereTheSharedOneIsAndIsRememberedUntilItsNodeIsGone() throws SQLException {
        databases.ensureDatabase(shared, password);
        databases.ensureLogin(everyone, password);
        try (Psql login = Psql.as(cluster.database(), shared.database(), everyone.login(), password.value())) {
            login.run("select buildify.note_event_progress('{topic}', '{0}', '{7}')");
        }

        databases.ensureLogin(acme, password);
        databases.handOverEvents(acme);
        databases.handOverEvents(acme);
        assertThat(progress()).containsExactly(" 7", "acme 7");

        databases.dropLogin(acme);
        assertThat(progress()).containsExactly(" 7", "acme 7");

        databases.forgetEvents(acme);
        databases.forgetEvents(acme);
        assertThat(progress()).containsExactly(" 7");

        databases.dropLogin(everyone);
        databases.dropDatabase(shared);
        assertThat(progress()).isEmpty();
        databases.forgetEvents(acme);
    }

    private List<String> progress() throws SQLException {
        try (Psql administrator = Psql.administrator(cluster.database(), shared.database())) {
            return administrator.query("select lane, next from buildify.event_progress where module = '"
                    + shared.schema() + "' order by lane");
        }
    }
}

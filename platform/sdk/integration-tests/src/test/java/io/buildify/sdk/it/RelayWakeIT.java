package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.testing.AppUser;
import io.buildify.testing.Records;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Who moves the events of another process is told of them; where a process moves its own, nobody is notified. */
@LocalClusterTest
class RelayWakeIT {

    private static final String TENANT = "acme";

    private final Replicas replicas;
    private final EffectRows effects;

    RelayWakeIT(LocalCluster cluster) throws SQLException {
        replicas = new Replicas(cluster);
        effects = new EffectRows(replicas.instance);
    }

    @AfterEach
    void end() {
        replicas.close();
    }

    @Test
    void onlyWhoPublishesForAnothersRelayWakesIt() throws SQLException {
        replicas.instance.publish(TENANT, null, Records.tenant("{}"));
        AppUser mover = replicas.user(replicas.start(), TENANT);
        EventWait.until(() -> mover.get("notes").status() == 200);
        Writing.write(mover, "one", "first");
        handled("first");
        AppUser other = replicas.user(replicas.start(), TENANT);
        EventWait.until(() -> other.get("notes").status() == 200);

        try (Connection listener = replicas.instance.database().administrator();
                Statement statement = listener.createStatement()) {
            statement.execute("listen \"buildify.outbox.notes\"");
            Writing.write(mover, "one", "second");
            handled("first", "second");
            assertThat(notifications(listener)).isEmpty();

            Writing.write(other, "one", "third");
            List<PGNotification> told = new ArrayList<>();
            EventWait.until(() -> told.addAll(notifications(listener)));
            handled("first", "second", "third");
        }
    }

    private void handled(String... texts) {
        EventWait.untilAsserted(() -> assertThat(effects.texts(TENANT)).containsExactly(texts));
    }

    /** Those that came until now. */
    private static List<PGNotification> notifications(Connection listener) throws SQLException {
        try (Statement statement = listener.createStatement()) {
            statement.execute("select 1");
        }
        return List.of(listener.unwrap(PGConnection.class).getNotifications());
    }
}

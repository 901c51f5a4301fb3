package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.ModuleProcess;
import io.buildify.testing.Records;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Subscribers whose events wait, and who die over it, while another instance takes a tenant over from them: whoever does goes
 * on where they were, however long that is ago.
 */
@LocalClusterTest
class LagIT {

    private static final String TENANT = "acme";
    private static final String NEIGHBOUR = "globex";
    private static final List<String> OWNERS = List.of("acme/de", "acme/fr", "acme/uk", "globex/de", "globex/fr");

    private final ModuleInstance shared;
    private final Replicas replicas;
    private final EffectRows effects;
    private final Map<String, List<String>> told = new TreeMap<>();

    LagIT(LocalCluster cluster) throws SQLException {
        replicas = new Replicas(cluster);
        shared = replicas.instance;
        effects = new EffectRows(shared);
    }

    @AfterEach
    void end() {
        replicas.close();
    }

    @Test
    void whoeverTakesATenantOverGoesOnWhereTheOtherWas() throws Exception {
        shared.publish(TENANT, null, Records.tenant("{}"));
        shared.publish(NEIGHBOUR, null, Records.tenant("{}"));
        ModuleProcess first = start();
        tell();
        EventWait.untilAsserted(this::allAreHandledOnceInOrder);

        Own own = becomesDedicated(first);
        ModuleProcess second = start();
        EventWait.untilAsserted(this::allAreHandledOnceInOrder);
        if (Size.isSoak()) {
            becomesShared(own);
            EventWait.untilAsserted(this::allAreHandledOnceInOrder);
            own = becomesDedicated(second);
            second = start();
            EventWait.untilAsserted(this::allAreHandledOnceInOrder);
        }
        second.terminated();
        becomesShared(own);
        assertThat(handled()).isNotEqualTo(told);
        start();
        EventWait.untilAsserted(this::allAreHandledOnceInOrder);
    }

    /** The group soon knows that it is dead, when it is. */
    private ModuleProcess start() {
        return replicas.start(Map.of("BUILDIFY_EVENTS_SESSION_TIMEOUT", "6s"));
    }

    private record Own(ModuleInstance instance, ModuleProcess process) {}

    /** The shared instance has not handled what was told last, and dies. */
    private Own becomesDedicated(ModuleProcess lagging) throws SQLException {
        try (Held held = new Held()) {
            tell();
            held.untilAnybodyWaits();
            ModuleInstance dedicated = shared.dedicated(TENANT);
            dedicated.publish(TENANT, null, Records.tenant("{}"));
            ModuleProcess process = replicas.start(dedicated);
            AppUser user = replicas.user(process, TENANT);
            EventWait.until(() -> user.get("notes").status() == 200);
            shared.publish(TENANT, null, null);
            lagging.killed();
            return new Own(dedicated, process);
        }
    }

    /** Neither has the tenant's own, whether or not the shared one runs meanwhile. */
    private void becomesShared(Own own) throws SQLException {
        try (Held held = new Held()) {
            tell();
            held.untilAnybodyWaits();
            shared.publish(TENANT, null, Records.tenant("{}"));
            own.process().killed();
        }
        own.instance().close();
    }

    /** Handlers wait until it is closed. */
    private final class Held implements AutoCloseable {

        private final Connection administrator = shared.database().administrator();

        Held() throws SQLException {
            administrator.setAutoCommit(false);
            try (Statement statement = administrator.createStatement()) {
                statement.execute("lock table notes.effects in share mode");
            }
        }

        void untilAnybodyWaits() {
            EventWait.until(
                    () -> effects.count("select count(*) from pg_stat_activity where datname = current_database()"
                                    + " and wait_event_type = 'Lock' and query like '%effects%'")
                            > 0);
        }

        @Override
        public void close() throws SQLException {
            administrator.close();
        }
    }

    /** More than handlers run at the same time. */
    private void tell() {
        for (int number = 0; number < 5; number++) {
            for (String owner : OWNERS) {
                List<String> names = told.computeIfAbsent(owner, first -> new ArrayList<>());
                String name = String.valueOf(names.size());
                names.add(name);
                String[] parts = owner.split("/");
                shared.events()
                        .publishAsCore(
                                CoreEvents.company("changed", parts[0], parts[1], "{\"name\":\"" + name + "\"}"));
            }
        }
    }

    private void allAreHandledOnceInOrder() {
        assertThat(handled()).isEqualTo(told);
    }

    private Map<String, List<String>> handled() {
        Map<String, List<String>> handled = new TreeMap<>();
        Stream.of(TENANT, NEIGHBOUR)
                .flatMap(tenant -> effects.of(tenant).stream())
                .filter(effect -> effect.handler().equals("first"))
                .forEach(effect -> handled.computeIfAbsent(effect.owner(), first -> new ArrayList<>())
                        .add(effect.text()));
        return handled;
    }
}

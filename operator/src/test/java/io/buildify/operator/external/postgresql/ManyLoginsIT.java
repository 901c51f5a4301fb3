package io.buildify.operator.external.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.local.junit.Database;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.operator.external.ExternalCalls;
import io.buildify.operator.external.FaultPoints;
import io.buildify.operator.external.Password;
import io.buildify.operator.external.Size;
import io.buildify.operator.external.TestAdministrators;
import io.buildify.operator.plan.DatabasePlan;
import io.buildify.operator.plan.LoginPlan;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A fleet's logins are compared together, and only what differs is changed. */
@LocalClusterTest
class ManyLoginsIT {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database server;
    private final PostgresqlDatabases databases;
    private final Password password = Password.generate(RANDOM);
    private final DatabasePlan shared;
    private final List<LoginPlan> fleet;

    ManyLoginsIT(LocalCluster cluster) {
        server = cluster.database();
        databases = new PostgresqlDatabases(
                new TestAdministrators(cluster),
                Duration.ofSeconds(20),
                new ExternalCalls(new SimpleMeterRegistry(), new FaultPoints(Optional.empty())),
                RANDOM);
        String module = Plans.newModule();
        shared = Plans.shared("default", server.sharedDatabase(), module);
        fleet = IntStream.range(0, Size.ofFleet())
                .mapToObj(i -> Plans.login(shared, "%s-t%d-%08x".formatted(module, i, i), "t" + i, null))
                .toList();
    }

    @AfterEach
    void remove() {
        fleet.forEach(databases::dropLogin);
        databases.dropDatabase(shared);
    }

    @Test
    void aResyncChangesOnlyWhatDiffers() throws SQLException {
        databases.ensureDatabase(shared, password);
        fleet.forEach(login -> databases.ensureLogin(login, password));
        List<String> before = state();

        databases.resync();

        assertThat(state()).as("nothing was written").isEqualTo(before);

        try (Psql administrator = Psql.administrator(server, shared.database())) {
            administrator.run(
                    "alter role \"%s\" createdb".formatted(fleet.getFirst().login()));
            administrator.run("revoke \"%s\" from \"%s\""
                    .formatted(shared.application(), fleet.getLast().login()));
            administrator.run("update buildify.instance_scope set tenant = null where login = '%s'"
                    .formatted(fleet.get(1).login()));
        }
        List<String> edited = state();

        databases.resync();

        List<String> after = state();
        assertThat(withoutWriter(after)).isEqualTo(withoutWriter(before));
        assertThat(after.stream().filter(row -> !edited.contains(row)))
                .as("rows that were written")
                .hasSize(3);
    }

    /** What makes the fleet's logins, each row with the transaction that wrote it. */
    private List<String> state() throws SQLException {
        String like = "like '" + shared.schema() + "-%'";
        try (Psql administrator = Psql.administrator(server, shared.database())) {
            return administrator.query("""
                    select 'role', r.rolname, r.rolsuper, r.rolcreatedb, r.rolcanlogin, r.xmin
                    from pg_authid r where r.rolname %1$s
                    union all select 'member', m.member::regrole::text, m.inherit_option, m.admin_option, m.set_option, m.xmin
                    from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname %1$s
                    union all select 'scope', s.login, s.tenant = split_part(s.login, '-', 3), null, null, s.xmin
                    from buildify.instance_scope s where s.login %1$s
                    order by 1, 2""".formatted(like));
        }
    }

    private static List<String> withoutWriter(List<String> rows) {
        return rows.stream().map(row -> row.substring(0, row.lastIndexOf(' '))).toList();
    }
}

package io.buildify.operator.external.postgresql;

import io.buildify.operator.plan.DatabasePlan;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;

/**
 * Puts right on one server what was changed by other hands. Roles and what concerns them are one listing for the
 * whole server; what is inside a database needs a session in it, so shared ones are visited every time, separate
 * ones in turn.
 */
final class Resync {
    private static final int SEPARATE_AT_A_TIME = 20;

    private final Ensured ensured;
    /** The separate database that was visited last on each server. */
    private final Map<String, String> visited = new ConcurrentHashMap<>();

    Resync(Ensured ensured) {
        this.ensured = ensured;
    }

    /** @param alone keeps others from provisioning and removing on this server meanwhile */
    void run(Server server, Provisioning provisioning, Lock alone) throws SQLException {
        String name = server.administrator().server();
        try (Session session = server.open(server.sharedDatabase())) {
            exclusively(alone, () -> provisioning.correctRoles(session, ensured.roles(name)));
        }
        for (String database : due(name, ensured.databases(name))) {
            exclusively(alone, () -> {
                List<DatabasePlan> plans = ensured.databases(name).get(database);
                if (plans != null) {
                    try (Session session = server.open(database)) {
                        provisioning.correctInside(session, plans, ensured.logins(name, database));
                    }
                }
            });
        }
    }

    /** Every shared database, and the next separate ones. */
    private List<String> due(String server, NavigableMap<String, List<DatabasePlan>> databases) {
        NavigableSet<String> separate = new TreeSet<>();
        List<String> due = new ArrayList<>();
        databases.forEach((database, plans) -> (plans.getFirst().separate() ? separate : due).add(database));
        Stream<String> inTurn =
                Stream.concat(separate.tailSet(visited.getOrDefault(server, ""), false).stream(), separate.stream());
        inTurn.distinct().limit(SEPARATE_AT_A_TIME).forEach(database -> {
            due.add(database);
            visited.put(server, database);
        });
        return due;
    }

    private static void exclusively(Lock alone, Session.Work work) throws SQLException {
        alone.lock();
        try {
            work.run();
        } finally {
            alone.unlock();
        }
    }
}

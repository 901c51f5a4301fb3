package io.buildify.bench;

import io.buildify.database.DatabaseContract;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What row-level security costs a read, and what the restrictive policy adds that confines a login to
 * its scope. Three tables with the same rows: one without policies and with the tenant in the WHERE
 * clause (the floor), one with the policy by transaction, one with both. One connection, rounds
 * interleaved, each read in a transaction that sets the tenant.
 */
public final class PolicyBench {

    private static final String DATABASE = "bench_policy";
    private static final int TENANTS = 100;
    private static final int ROWS_EACH = 1000;
    private static final int ROUNDS = 30;
    private static final int READS = 1000;
    private static final String ROLE_PASSWORD = "bench";

    private enum Guard {
        FLOOR("no policy, tenant in WHERE", "t_floor"),
        TRANSACTION("policy by transaction", "t_transaction"),
        SCOPE("and restrictive policy by login", "t_scope");

        final String title;
        final String table;

        Guard(String title, String table) {
            this.title = title;
            this.table = table;
        }
    }

    private enum Read {
        BY_KEY("one row by primary key", "select * from %s where id = ?"),
        LIST("50 rows by index", "select * from %s where id >= ? order by id limit 50");

        final String title;
        final String sql;

        Read(String title, String sql) {
            this.title = title;
            this.sql = sql;
        }
    }

    public static void main(String[] arguments) throws SQLException {
        RunningCluster cluster = RunningCluster.find();
        try (Connection postgres = administrator(cluster, "postgres")) {
            execute(postgres, "drop database if exists " + DATABASE + " with (force)", "create database " + DATABASE);
            try {
                try (Connection administrator = administrator(cluster, DATABASE)) {
                    prepare(cluster, administrator);
                }
                try (Connection login = connect(cluster, DATABASE, "bench_login", ROLE_PASSWORD)) {
                    measure(login);
                }
            } finally {
                execute(postgres, "drop database if exists " + DATABASE + " with (force)");
                execute(postgres, "drop role if exists bench_login, bench_owner, bench_app");
            }
        }
    }

    private static void prepare(RunningCluster cluster, Connection administrator) throws SQLException {
        new DatabaseContract().install(administrator);
        execute(
                administrator,
                "drop role if exists bench_login, bench_owner, bench_app",
                "create role bench_owner login password '" + ROLE_PASSWORD + "'",
                "create role bench_app",
                "select buildify.ensure_module('bench', 'bench_owner', 'bench_app')",
                "create role bench_login login password '" + ROLE_PASSWORD + "' in role bench_app",
                "insert into buildify.instance_scope values ('bench_login', null, null)");
        try (Connection owner = connect(cluster, DATABASE, "bench_owner", ROLE_PASSWORD)) {
            for (Guard guard : Guard.values()) {
                execute(
                        owner,
                        """
                        create table bench.%s (
                            tenant_id text not null default current_setting('buildify.tenant'), company_id text,
                            id int not null, name text not null, amount numeric not null,
                            primary key (tenant_id, id))""".formatted(guard.table),
                        """
                        insert into bench.%s select 'tenant-' || t, null, i, 'Name ' || i, i * 1.5
                          from generate_series(1, %d) t, generate_series(1, %d) i""".formatted(guard.table, TENANTS, ROWS_EACH),
                        guard == Guard.FLOOR
                                ? "grant select on bench.t_floor to bench_app"
                                : "select buildify.protect('bench." + guard.table + "')");
            }
            execute(
                    owner,
                    "drop policy buildify_scope_select on bench." + Guard.TRANSACTION.table,
                    "analyze bench.t_floor, bench.t_transaction, bench.t_scope");
        }
    }

    private static void measure(Connection login) throws SQLException {
        login.setAutoCommit(false);
        Table table = new Table("µs a read, median of " + ROUNDS + " rounds", "one row", "ratio", "50 rows", "ratio");
        Map<Read, Map<Guard, Double>> medians = new LinkedHashMap<>();
        for (Read read : Read.values()) {
            Map<Guard, Durations> rounds = new LinkedHashMap<>();
            for (int round = -5; round < ROUNDS; round++) {
                for (Guard guard : Guard.values()) {
                    long nanoseconds = reads(login, guard, read);
                    if (round >= 0) {
                        rounds.computeIfAbsent(guard, g -> new Durations()).add(nanoseconds / READS);
                    }
                }
            }
            Map<Guard, Double> median = new LinkedHashMap<>();
            rounds.forEach((guard, durations) -> median.put(guard, durations.percentile(0.5) * 1000));
            medians.put(read, median);
        }
        for (Guard guard : Guard.values()) {
            Map<Guard, Double> byKey = medians.getOrDefault(Read.BY_KEY, Map.of());
            Map<Guard, Double> list = medians.getOrDefault(Read.LIST, Map.of());
            table.row(
                    guard.title,
                    value(byKey, guard),
                    value(byKey, guard) / value(byKey, Guard.FLOOR),
                    value(list, guard),
                    value(list, guard) / value(list, Guard.FLOOR));
        }
        table.print();
    }

    private static double value(Map<Guard, Double> medians, Guard guard) {
        return medians.getOrDefault(guard, Double.NaN);
    }

    private static long reads(Connection login, Guard guard, Read read) throws SQLException {
        String from = "bench." + guard.table;
        String sql = read.sql.formatted(from);
        if (guard == Guard.FLOOR) {
            sql = sql.replace("where", "where tenant_id = ? and");
        }
        try (Statement tenant = login.createStatement();
                PreparedStatement query = login.prepareStatement(sql)) {
            long start = System.nanoTime();
            for (int i = 0; i < READS; i++) {
                String id = "tenant-" + ThreadLocalRandom.current().nextInt(1, TENANTS + 1);
                tenant.execute("set local buildify.tenant = '" + id + "'");
                int parameter = 1;
                if (guard == Guard.FLOOR) {
                    query.setString(parameter++, id);
                }
                query.setInt(parameter, ThreadLocalRandom.current().nextInt(1, ROWS_EACH - 50));
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        rows.getString("name");
                    }
                }
                login.commit();
            }
            return System.nanoTime() - start;
        }
    }

    private static Connection administrator(RunningCluster cluster, String database) throws SQLException {
        return connect(cluster, database, "postgres", cluster.password("postgresql"));
    }

    private static Connection connect(RunningCluster cluster, String database, String user, String password)
            throws SQLException {
        return DriverManager.getConnection(cluster.description().jdbcUrl(database), user, password);
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : List.of(statements)) {
                statement.execute(sql);
            }
        }
    }
}

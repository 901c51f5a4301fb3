package io.buildify.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One module in a database of its own, as the operator installs it, and those who log in there. */
final class Installation {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final PostgresServer server = PostgresServer.shared();
    final String database;
    final String module;

    private Installation(String database, String module) {
        this.database = database;
        this.module = module;
    }

    /** A new database with the contract and a module in it. */
    static Installation create() throws SQLException {
        int number = COUNT.incrementAndGet();
        Installation created = new Installation("database" + number, "module-" + number);
        try (Connection postgres = created.server.administrator("postgres")) {
            run(postgres, "create database " + created.database + " template template0");
        }
        try (Connection administrator = created.administrator()) {
            new DatabaseContract().install(administrator);
        }
        created.admit();
        return created;
    }

    /** Another module in the same database. */
    Installation neighbour() throws SQLException {
        Installation neighbour = new Installation(database, "module-" + COUNT.incrementAndGet());
        neighbour.admit();
        return neighbour;
    }

    private void admit() throws SQLException {
        try (Connection administrator = administrator()) {
            run(administrator, "create role \"" + ownerRole() + "\" login password '" + PostgresServer.PASSWORD + "'");
            run(administrator, "create role \"" + applicationRole() + "\"");
            ensureModule(administrator);
        }
    }

    List<String> ensureModule(Connection administrator) throws SQLException {
        return strings(
                administrator,
                "select unnest(buildify.ensure_module('" + module + "', '" + ownerRole() + "', '" + applicationRole()
                        + "'))");
    }

    String ownerRole() {
        return module + "_owner";
    }

    String applicationRole() {
        return module + "_app";
    }

    Connection administrator() throws SQLException {
        return server.administrator(database);
    }

    Connection owner() throws SQLException {
        Connection owner = server.connect(database, ownerRole());
        run(owner, "set search_path = \"" + module + "\"");
        return owner;
    }

    /** A serving login; {@code tenant} and {@code company} are its scope, null for every one. */
    Connection login(String name, String tenant, String company) throws SQLException {
        String role = module + "-" + name;
        try (Connection administrator = administrator()) {
            run(administrator, "create role \"" + role + "\" login password '" + PostgresServer.PASSWORD + "'");
            run(administrator, "grant \"" + applicationRole() + "\" to \"" + role + "\" with inherit true, set false");
            try (var scope =
                    administrator.prepareStatement("insert into buildify.instance_scope values (?::name, ?, ?)")) {
                scope.setString(1, role);
                scope.setString(2, tenant);
                scope.setString(3, company);
                scope.executeUpdate();
            }
        }
        Connection login = server.connect(database, role);
        run(login, "set search_path = \"" + module + "\"");
        return login;
    }

    /** What the SDK does at the start of a transaction. */
    static void begin(Connection connection, String tenant, String company) throws SQLException {
        connection.rollback();
        run(
                connection,
                "set local buildify.tenant = '" + tenant + "'; set local buildify.company = '"
                        + (company == null ? "" : company) + "'");
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of every row. */
    static List<String> strings(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }
}

package io.buildify.testing;

import io.buildify.database.DatabaseContract;
import io.buildify.local.junit.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * A database for one instance of a module, made as the operator makes it (docs/contracts.md): an owner, a
 * group for applications, a login that serves, and row-level security's functions.
 */
public final class InstanceDatabase {

    private final Database server;
    private final String module;
    private final String instance;
    private final String password;
    private final String sealingKeys;
    private final String login;

    /** @param sealingKeys what the module's processes on it seal with */
    InstanceDatabase(Database server, String module, String instance, String password, String sealingKeys) {
        this(server, module, instance, password, sealingKeys, instance);
    }

    private InstanceDatabase(
            Database server, String module, String instance, String password, String sealingKeys, String login) {
        this.server = server;
        this.module = module;
        this.instance = instance;
        this.password = password;
        this.sealingKeys = sealingKeys;
        this.login = login;
    }

    /** The same database for another login, which reaches that tenant's rows only, and goes on with its events. */
    InstanceDatabase admit(String newLogin, String tenant) throws SQLException {
        try (Connection connection = administrator();
                Statement statement = connection.createStatement()) {
            statement.execute("create role %s login password '%s' in role %s"
                    .formatted(quoted(newLogin), password, quoted(application())));
            statement.execute(
                    "insert into buildify.instance_scope values ('%s', '%s', null)".formatted(newLogin, tenant));
            statement.execute("select buildify.hand_over_events('%s', '%s', null)".formatted(module, tenant));
        }
        return new InstanceDatabase(server, module, instance, password, sealingKeys, newLogin);
    }

    /** Takes such a login away again, as the operator does: whoever is in is thrown out. */
    void dropLogin() throws SQLException {
        try (Connection connection = administrator();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from buildify.instance_scope where login = '%s'".formatted(login));
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where usename = '%s'".formatted(login));
            statement.execute("drop role %s".formatted(quoted(login)));
        }
    }

    void create() throws SQLException {
        try (Connection connection = server.connect(server.sharedDatabase());
                Statement statement = connection.createStatement()) {
            statement.execute("create role %s login password '%s'".formatted(quoted(owner()), password));
            statement.execute("create role %s".formatted(quoted(application())));
            statement.execute("create role %s login password '%s' in role %s"
                    .formatted(quoted(login()), password, quoted(application())));
            statement.execute("alter role %s set search_path to %s".formatted(quoted(owner()), quoted(module)));
            statement.execute("create database %s".formatted(quoted(name())));
        }
        try (Connection connection = administrator();
                Statement statement = connection.createStatement()) {
            new DatabaseContract().install(connection);
            statement.execute("insert into buildify.instance_scope values ('%s', null, null)".formatted(login()));
            statement.execute(
                    "select buildify.ensure_module('%s', '%s', '%s')".formatted(module, owner(), application()));
        }
    }

    /** Runs the scripts in {@code db/migration} of the class path as the owner, and makes the SDK's own tables. */
    void migrate() throws SQLException {
        migrate(Flyway.configure(), "classpath:db/migration");
    }

    /** The same with the scripts of a folder. */
    void migrate(Path scripts) throws SQLException {
        migrate(Flyway.configure(InstanceDatabase.class.getClassLoader()), "filesystem:" + scripts.toAbsolutePath());
    }

    private void migrate(FluentConfiguration flyway, String scripts) throws SQLException {
        flyway.dataSource(url(), owner(), password)
                .schemas(module)
                .createSchemas(false)
                .locations(scripts)
                .placeholderReplacement(false)
                .load()
                .migrate();
        try (Connection owner = server.connect(name(), owner(), password);
                Statement statement = owner.createStatement()) {
            statement.execute("select buildify.prepare()");
        }
    }

    void drop() throws SQLException {
        try (Connection connection = server.connect(server.sharedDatabase());
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists %s with (force)".formatted(quoted(name())));
            for (String role : List.of(login(), application(), owner())) {
                statement.execute("drop role if exists %s".formatted(quoted(role)));
            }
        }
    }

    /** A connection of the superuser, whom row-level security does not stop; the caller closes it. */
    public Connection administrator() throws SQLException {
        return server.connect(name());
    }

    /** A connection with the serving process's credentials; the caller closes it. */
    public Connection login(String schema) throws SQLException {
        Connection connection = server.connect(name(), login(), password);
        connection.setSchema(schema);
        return connection;
    }

    public String host() {
        return server.host();
    }

    public int port() {
        return server.port();
    }

    public String name() {
        return "buildify_" + instance;
    }

    public String owner() {
        return instance + "_owner";
    }

    public String application() {
        return instance + "_app";
    }

    public String login() {
        return login;
    }

    public String password() {
        return password;
    }

    /** What the module's processes on it seal with, as in their environment. */
    String sealingKeys() {
        return sealingKeys;
    }

    private String url() {
        return server.jdbcUrl(name());
    }

    private static String quoted(String identifier) {
        return "\"" + identifier + "\"";
    }
}

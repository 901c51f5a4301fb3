package io.buildify.local.postgresql;

import static io.buildify.local.home.ClusterDescription.POSTGRESQL_ADMINISTRATOR;
import static io.buildify.local.home.ClusterDescription.SHARED_DATABASE;

import io.buildify.local.home.ClusterDescription;
import io.buildify.local.home.Home;
import io.buildify.local.process.Program;
import io.buildify.local.process.StopSignal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The PostgreSQL of one cluster: loopback only, passwords for everybody, durable unless it is thrown away. */
public final class PostgresServer {

    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Home home;
    private final ClusterDescription cluster;
    private final PostgresBinaries binaries;
    private final AdministratorLogin administrator;

    public PostgresServer(Home home, ClusterDescription cluster, PostgresBinaries binaries, String password) {
        this.home = home;
        this.cluster = cluster;
        this.binaries = binaries;
        this.administrator = new AdministratorLogin(cluster, POSTGRESQL_ADMINISTRATOR, password);
    }

    /** Makes the data folder if there is none. */
    public void prepare() {
        DataFolder folder = new DataFolder(data(), binaries, home.log("postgresql"));
        folder.initialise(administrator, cluster.throwAway());
        folder.releaseStaleLock();
    }

    public Program program() {
        List<String> command = new ArrayList<>(List.of(binaries.program("postgres"), "-D", data().toString()));
        settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new Program(
                "postgresql",
                Unprivileged.command(command),
                Map.of("TZ", "UTC"),
                home.log("postgresql"),
                () -> administrator.connect("postgres").isValid(2),
                StopSignal.INTERRUPT,
                GRACE);
    }

    /** Makes the shared database if there is none. */
    public void ensureSharedDatabase() throws SQLException {
        try (Connection connection = administrator.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("select from pg_database where datname = '" + SHARED_DATABASE + "'")) {
            if (!found.next()) {
                statement.executeUpdate("create database " + SHARED_DATABASE);
            }
        }
    }

    private Map<String, String> settings() {
        String durable = cluster.throwAway() ? "off" : "on";
        return new java.util.TreeMap<>(Map.of(
                "listen_addresses",
                "127.0.0.1",
                "port",
                Integer.toString(cluster.ports().postgresql()),
                "unix_socket_directories",
                "",
                "max_connections",
                "400",
                "fsync",
                durable,
                "synchronous_commit",
                durable,
                "full_page_writes",
                durable,
                // for the bench, which asks when a row was committed
                "track_commit_timestamp",
                "on",
                "timezone",
                "UTC"));
    }

    private Path data() {
        return home.postgresql().resolve("data");
    }
}

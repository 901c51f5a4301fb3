package io.buildify.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The schema {@code buildify}, which every database has: who may see which tenant, and the functions that migrations
 * call. Its scripts can run again on any database that has an earlier version.
 */
public final class DatabaseContract {
    /** Raised with every change of the scripts that a released operator has installed. */
    public static final int VERSION = 1;

    private static final List<String> SCRIPTS = List.of(
            "1-tables.sql",
            "2-scope.sql",
            "3-protect.sql",
            "4-erase.sql",
            "5-modules.sql",
            "6-events.sql",
            "6-progress.sql",
            "7-track.sql",
            "8-verify.sql",
            "9-prepare.sql");

    /** Serialises installers of one database, whatever process they are in. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('buildify', 0))";

    /** Reads the table itself: a look-up by name may answer from before the wait for the lock. */
    private static final String INSTALLED =
            "select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = 'buildify'";

    private static final Pattern MARK = Pattern.compile("buildify (\\d+) (\\p{XDigit}+)");

    private final String sql;
    private final String mark;

    /** Reads the scripts. */
    public DatabaseContract() {
        StringBuilder all = new StringBuilder();
        SCRIPTS.forEach(script -> all.append(read(script)).append('\n'));
        sql = all.toString();
        mark = "buildify " + VERSION + " " + sha256(sql);
    }

    /**
     * Brings the schema to this version. One query when there is nothing to do; a database with a later version
     * stays as it is, for the operator that installed it is only being rolled back.
     *
     * @param administrator a connection in auto-commit mode, of the role that owns the schema or will
     * @return whether anything was installed
     */
    public boolean install(Connection administrator) throws SQLException {
        if (isCurrent(administrator)) {
            return false;
        }
        administrator.setAutoCommit(false);
        try (Statement statement = administrator.createStatement()) {
            statement.execute(LOCK);
            boolean install = !isCurrent(administrator);
            if (install) {
                statement.execute("set local client_min_messages = warning");
                statement.execute(sql);
                statement.execute("comment on schema buildify is '" + mark + "'");
            }
            administrator.commit();
            return install;
        } catch (SQLException e) {
            administrator.rollback();
            throw e;
        } finally {
            administrator.setAutoCommit(true);
        }
    }

    /** Whether the schema is there in this version or a later one. */
    public boolean isCurrent(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(INSTALLED)) {
            String installed = row.next() ? row.getString(1) : null;
            if (installed == null) {
                return false;
            }
            Matcher later = MARK.matcher(installed);
            return installed.equals(mark) || (later.matches() && Integer.parseInt(later.group(1)) > VERSION);
        }
    }

    private static String read(String script) {
        try (InputStream in = DatabaseContract.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new IllegalStateException(script + " is missing beside " + DatabaseContract.class);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

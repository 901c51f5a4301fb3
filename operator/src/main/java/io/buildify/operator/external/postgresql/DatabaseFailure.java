package io.buildify.operator.external.postgresql;

import io.buildify.crd.ConditionReason;
import io.buildify.operator.external.DatabaseAdministrator;
import io.buildify.operator.external.ExternalException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a driver's exception means to whoever reads a condition. */
final class DatabaseFailure {
    static final String DATABASE_MISSING = "3D000";
    /** Raised by the functions of platform/database when something there is not Buildify's. */
    private static final String NOT_OURS = "BDY01";

    private DatabaseFailure() {}

    static ExternalException of(DatabaseAdministrator administrator, SQLException e) {
        String server = "Database server '" + administrator.server() + "' (" + administrator.host() + ":"
                + administrator.port() + ")";
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (isUnreachable(state)) {
            return new ExternalException(
                    ConditionReason.DatabaseUnreachable,
                    server + " does not answer in time: " + reason(e) + ". It is tried again; bring it back",
                    e);
        }
        return switch (state) {
            case NOT_OURS -> new ExternalException(ConditionReason.DatabaseConflict, server + ": " + reason(e), e);
            case "28P01", "28000" ->
                refused(
                        server + " refuses the administrator: " + reason(e)
                                + ". Correct username and password in its Secret",
                        e);
            case "42501" ->
                refused(
                        server + " refuses: " + reason(e) + ". Give '" + administrator.username()
                                + "' that right, or make it a superuser",
                        e);
            case DATABASE_MISSING ->
                refused(server + ": " + reason(e) + ". Create it, or correct the server's Secret", e);
            default -> refused(server + " refuses: " + reason(e), e);
        };
    }

    static ExternalException conflict(String what, String remedy) {
        return new ExternalException(
                ConditionReason.DatabaseConflict, what + " exists and is not Buildify's; " + remedy, null);
    }

    private static ExternalException refused(String message, SQLException e) {
        return new ExternalException(ConditionReason.DatabaseRefused, message, e);
    }

    /** Connections that fail or break, a server that starts or stops or is full, and time-outs. */
    private static boolean isUnreachable(String state) {
        return state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("53")
                || state.equals("57014")
                || state.equals("55P03");
    }

    /** The first line: details and contexts are for the log. */
    private static String reason(SQLException e) {
        @Nullable String message = e.getMessage();
        return message == null
                ? e.getSQLState()
                : message.lines().findFirst().orElse("").replaceFirst("^(ERROR|FATAL): ", "");
    }
}

package io.buildify.sdk.problem;

import io.buildify.sdk.persistence.ScopeNotSet;
import io.buildify.sdk.rest.IfMatch;
import io.vertx.sqlclient.DatabaseException;
import jakarta.persistence.OptimisticLockException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Problems that the database reports. Drivers and Hibernate wrap them in many ways, so the chain of causes
 * is searched; what the database says about its tables is for the log only.
 */
final class DatabaseProblems {

    private static final int DEEPEST_CAUSE = 12;

    private DatabaseProblems() {}

    /** The problem, or empty if the exception has nothing to do with the database. */
    static Optional<Problem> of(Throwable exception) {
        Throwable cause = exception;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++, cause = cause.getCause()) {
            Problem problem = known(cause);
            if (problem != null) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }

    private static @Nullable Problem known(Throwable cause) {
        return switch (cause) {
            case DatabaseException database -> bySqlState(database.getSqlState());
            case SQLException sql -> bySqlState(sql.getSQLState());
            case OptimisticLockException stale -> concurrentChange();
            case ScopeNotSet scope -> unavailable();
            case IOException connection -> unavailable();
            default -> null;
        };
    }

    private static @Nullable Problem bySqlState(@Nullable String state) {
        if (state == null) {
            return null;
        }
        return switch (state) {
            case "23505" ->
                Problem.of(409, "conflict", "Already there").detail("Another entry has the same identifying values.");
            case "23503" ->
                Problem.of(409, "conflict", "Referenced entry")
                        .detail("The entry refers to one that is not there, or is referred to by another.");
            case "42501" ->
                Problem.of(403, "outside-scope", "Outside the caller's data")
                        .detail("The entry belongs to another tenant or company than the token.");
            case "40001", "40P01", "55P03" -> concurrentChange();
            case "57P01", "57P02", "57P03", "53300" -> unavailable();
            default -> byClass(state);
        };
    }

    private static @Nullable Problem byClass(String state) {
        return switch (state.substring(0, 2)) {
            case "08" -> unavailable();
            case "22" ->
                Problem.of(400, "bad-request", "Bad request")
                        .detail("A value cannot be stored: it has characters or a size that no field takes.");
            default -> null;
        };
    }

    /** Whoever said which version to change is told that it is no longer there. */
    private static Problem concurrentChange() {
        if (IfMatch.current().isPresent()) {
            return IfMatch.changed();
        }
        return Problem.of(409, "concurrent-change", "Changed by somebody else")
                .detail("The entry was changed at the same time. Read it again, then repeat.");
    }

    private static Problem unavailable() {
        return Problem.of(503, "database-unavailable", "Database unavailable")
                .detail("The database does not answer at present. Try again in a moment.");
    }
}

package io.buildify.sdk.persistence;

import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.buildify.sdk.scope.CurrentScope;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells the caller's own rows from such as it may only see: a company sees what belongs to its tenant as a whole, and
 * the tenant sees what belongs to its companies.
 */
@Singleton
public class OwnRows {

    private final CurrentScope currentScope;

    OwnRows(CurrentScope currentScope) {
        this.currentScope = currentScope;
    }

    /** The caller's company; null for the tenant as a whole. */
    public @Nullable String company() {
        return currentScope.get().company();
    }

    /** The same as text that is never null: empty for the tenant as a whole. */
    public String owner() {
        return Objects.requireNonNullElse(company(), "");
    }

    /** Whether the row, which was read from the database, is the caller's own. */
    public boolean isOwn(TenantRow row) {
        return Objects.equals(row.company(), company());
    }

    /**
     * The row, if the caller may change it.
     *
     * @param thing what it is, for the message
     * @throws ProblemException 403 {@code outside-scope}
     */
    public <T extends TenantRow> T require(String thing, T row) {
        if (!isOwn(row)) {
            throw new ProblemException(Problem.of(403, "outside-scope", "Outside the caller's data")
                    .detail("The %s %s belongs to %s. Ask with a token of its owner."
                            .formatted(
                                    thing,
                                    row.id,
                                    row.company() == null ? "the tenant as a whole" : "company " + row.company())));
        }
        return row;
    }
}

package io.buildify.financial;

import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.buildify.sdk.scope.CurrentScope;
import jakarta.inject.Singleton;
import java.util.Objects;

/**
 * The books that the caller keeps: the company's, or the tenant's own if the token names no company. Row-level
 * security shows a company its tenant's rows, and the tenant its companies'; books are not mixed.
 */
@Singleton
public class OwnBooks {

    private final CurrentScope currentScope;

    OwnBooks(CurrentScope currentScope) {
        this.currentScope = currentScope;
    }

    /** What the column {@code book} of the caller's own rows says. */
    public String id() {
        return Objects.requireNonNullElse(currentScope.get().company(), "");
    }

    /**
     * The row, if it is of the caller's own books.
     *
     * @param thing what it is, for the message
     * @throws ProblemException 403 {@code outside-scope}
     */
    public <T extends InBooks> T require(String thing, T row) {
        if (!row.book().equals(id())) {
            throw new ProblemException(Problem.of(403, "outside-scope", "Outside the caller's data")
                    .detail("The %s %s is in the books of %s. Ask with a token of its owner."
                            .formatted(
                                    thing,
                                    row.id(),
                                    row.book().isEmpty() ? "the tenant itself" : "company " + row.book())));
        }
        return row;
    }
}

package io.buildify.sdk.rest;

import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The header {@code If-Match} of the request at hand (RFC 9110, 13.1.1): which version of a row its client means. */
public final class IfMatch {

    private static final String KEY = "buildify.if-match";
    private static final String CHECKED = "buildify.if-match.checked";

    private IfMatch() {}

    /**
     * Goes on if this is the version that the client means, or it means any.
     *
     * @param version of the row that is about to change
     * @throws ProblemException 412 {@code precondition-failed}
     */
    public static void check(long version) {
        current().ifPresent(header -> {
            ContextLocals.put(CHECKED, true);
            if (!EntityTags.strong(header).matches(EntityTag.of(version))) {
                throw new ProblemException(changed());
            }
        });
    }

    /**
     * @throws ProblemException 412 {@code precondition-failed} if the request has the header and nothing has looked at it
     */
    public static void requireChecked() {
        if (current().isPresent() && ContextLocals.get(CHECKED).isEmpty()) {
            throw new ProblemException(Problem.of(412, "precondition-failed", "Precondition failed")
                    .detail("This path does not look at If-Match. Send the request without it."));
        }
    }

    /** The problem of a client that means another version. */
    public static Problem changed() {
        return Problem.of(412, "precondition-failed", "Precondition failed")
                .detail("The entry was changed since it was read. Read it again, then repeat with its new ETag.");
    }

    /** The header; empty without it, and outside a request. */
    public static Optional<String> current() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(KEY) : Optional.empty();
    }

    static void enter(@Nullable String header) {
        if (header != null) {
            ContextLocals.put(KEY, header);
        }
    }
}

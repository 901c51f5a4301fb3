package io.buildify.sdk.persistence;

import io.buildify.sdk.rest.IfMatch;
import io.smallrye.mutiny.Uni;
import java.util.function.Consumer;

/** Changes one row as a client asks for it: only in the version that its {@code If-Match} names, if it names one. */
public final class Change {

    private Change() {}

    /**
     * Changes the row and writes it, so that the answer has its new version.
     *
     * @throws io.buildify.sdk.problem.ProblemException 412 {@code precondition-failed} (as the answer's failure) if
     *     the client means another version
     */
    public static <T extends TrackedRow> Uni<T> of(T row, Consumer<? super T> change) {
        return Uni.createFrom().deferred(() -> {
            IfMatch.check(row.version());
            change.accept(row);
            return row.flush().replaceWith(row);
        });
    }

    /**
     * Deletes the row.
     *
     * @throws io.buildify.sdk.problem.ProblemException as for {@link #of}
     */
    public static Uni<Void> delete(TrackedRow row) {
        return Uni.createFrom().deferred(() -> {
            IfMatch.check(row.version());
            return row.delete().call(row::flush);
        });
    }
}

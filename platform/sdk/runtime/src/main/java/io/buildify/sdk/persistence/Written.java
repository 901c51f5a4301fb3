package io.buildify.sdk.persistence;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** What a transaction has written, in the middle of longer work such as making data up. */
public final class Written {

    private Written() {}

    /**
     * Writes what has changed, and forgets all rows: they are read anew then, with what only the database knows of them,
     * such as whose they are and what its triggers count.
     */
    public static Uni<Void> forget() {
        return Panache.getSession()
                .call(session -> session.flush())
                .invoke(session -> session.clear())
                .replaceWithVoid();
    }
}

package io.buildify.sdk.persistence;

/** The transaction could not be given its tenant, so nothing in it may run. */
public final class ScopeNotSet extends IllegalStateException {
    ScopeNotSet(Throwable cause) {
        super("The transaction is void: the database did not take its tenant", cause);
    }
}

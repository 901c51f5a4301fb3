package io.buildify.sdk.scope;

import io.smallrye.mutiny.Uni;

/** What has to be done before anything works in a scope. */
public interface ScopeEntry {

    /** Ends when work in the scope may begin; its failure ends the work before it has begun. */
    Uni<Void> ready(Scope scope);
}

package io.buildify.sdk.persistence;

import io.buildify.sdk.scope.CurrentScope;
import io.buildify.sdk.scope.Scope;
import io.vertx.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** What the database is told at the begin of a transaction: tenant, company, actor; an empty text for none. */
final class TenantSettings {

    private TenantSettings() {}

    static Tuple of(CurrentScope currentScope) {
        return of(currentScope.find().orElse(null), currentScope.actor().orElse(""));
    }

    static Tuple of(@Nullable Scope scope, String actor) {
        return scope == null
                ? Tuple.of("", "", actor)
                : Tuple.of(scope.tenant(), scope.company() == null ? "" : scope.company(), actor);
    }
}

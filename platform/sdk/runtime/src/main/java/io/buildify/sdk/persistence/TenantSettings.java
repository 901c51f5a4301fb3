package io.buildify.sdk.persistence;

import static io.buildify.sdk.persistence.SqlText.literal;

import io.buildify.sdk.scope.CurrentScope;
import io.buildify.sdk.scope.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What the database is told at the begin of a transaction: tenant, company, actor; an empty text for none. It is told by
 * statements, because the login may not call the function that does the same: a part of a statement could call it too.
 */
final class TenantSettings {

    private TenantSettings() {}

    /** The statements for the scope of the work at hand. */
    static String of(CurrentScope currentScope) {
        return of(currentScope.find().orElse(null), currentScope.actor().orElse(""));
    }

    /** @throws IllegalArgumentException if PostgreSQL has no such text */
    static String of(@Nullable Scope scope, String actor) {
        String tenant = scope == null ? "" : scope.tenant();
        String company = scope == null || scope.company() == null ? "" : scope.company();
        return "set local buildify.tenant = " + literal(tenant)
                + "; set local buildify.company = " + literal(company)
                + "; set local buildify.actor = " + literal(actor)
                + "; set local buildify.system = ''";
    }
}

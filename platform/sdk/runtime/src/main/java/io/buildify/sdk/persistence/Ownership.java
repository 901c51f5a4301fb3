package io.buildify.sdk.persistence;

import io.buildify.sdk.scope.CurrentScope;
import jakarta.inject.Singleton;
import jakarta.persistence.PrePersist;

/** Tells a new row whose it will be, as the database will fill it in; called by Hibernate. */
@Singleton
public class Ownership {

    private final CurrentScope currentScope;

    Ownership(CurrentScope currentScope) {
        this.currentScope = currentScope;
    }

    /** Where nobody is known, the database refuses the row. */
    @PrePersist
    void own(TenantRow row) {
        currentScope.find().ifPresent(row::ownedBy);
    }
}

package io.buildify.sdk.persistence;

import io.buildify.sdk.rest.IfMatch;
import io.buildify.sdk.scope.CurrentScope;
import jakarta.inject.Singleton;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes down who makes and changes rows; called by Hibernate. */
@Singleton
public class Tracking {

    private static final String NOBODY = "nobody";

    private final CurrentScope currentScope;
    private final Clock clock;

    Tracking(CurrentScope currentScope, Clock clock) {
        this.currentScope = currentScope;
        this.clock = clock;
    }

    @PrePersist
    void create(TrackedRow row) {
        row.created(actor(), now());
    }

    /** A change that the client made conditional, and whose condition the author forgot to check, does not happen. */
    @PreUpdate
    void change(TrackedRow row) {
        IfMatch.requireChecked();
        row.changed(actor(), now());
    }

    @PreRemove
    void remove(TrackedRow row) {
        IfMatch.requireChecked();
    }

    private String actor() {
        return currentScope.actor().orElse(NOBODY);
    }

    /** To the microsecond, as PostgreSQL keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

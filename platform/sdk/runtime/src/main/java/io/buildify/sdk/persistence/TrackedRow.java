package io.buildify.sdk.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * A tenant's row that knows its version, and who made and last changed it, and when. The SDK fills this in; the
 * migration adds the columns with {@code select buildify.track('<table>')}. Statements past Hibernate count too.
 */
@MappedSuperclass
@EntityListeners(Tracking.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public abstract class TrackedRow extends TenantRow {

    @Version
    private long version;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "created_by", updatable = false)
    private String createdBy;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "changed_by")
    private String changedBy;

    /** How often the row was changed; one more with each flush that changes it. */
    public long version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** The actor ({@link io.buildify.sdk.scope.CurrentScope#actor()}) that made it. */
    public String createdBy() {
        return createdBy;
    }

    /** When it was made, if nobody has changed it since. */
    public Instant changedAt() {
        return changedAt;
    }

    public String changedBy() {
        return changedBy;
    }

    void created(String actor, Instant now) {
        createdAt = now;
        createdBy = actor;
        changed(actor, now);
    }

    void changed(String actor, Instant now) {
        changedAt = now;
        changedBy = actor;
    }
}

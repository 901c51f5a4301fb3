package io.buildify.bench.plain.invoice;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Version;
import java.time.Instant;

/** A row that knows its version, and who made and changed it, and when. */
@MappedSuperclass
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public abstract class PlainTrackedRow extends PlainRow {

    private static final String ACTOR = "bench";

    @Version
    public long version;

    @Column(name = "created_at", updatable = false)
    public Instant createdAt;

    @Column(name = "created_by", updatable = false)
    public String createdBy;

    @Column(name = "changed_at")
    public Instant changedAt;

    @Column(name = "changed_by")
    public String changedBy;

    @PrePersist
    void created() {
        changed();
        createdAt = changedAt;
        createdBy = ACTOR;
    }

    @PreUpdate
    void changed() {
        changedAt = Instant.now();
        changedBy = ACTOR;
    }
}

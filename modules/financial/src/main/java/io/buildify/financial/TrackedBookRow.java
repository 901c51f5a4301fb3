package io.buildify.financial;

import io.buildify.sdk.persistence.TrackedRow;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;

/** A row of somebody's books that people change. */
@MappedSuperclass
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public abstract class TrackedBookRow extends TrackedRow implements InBooks {

    /** The database fills it in. */
    @Column(insertable = false, updatable = false)
    private String book;

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public String book() {
        return book;
    }
}

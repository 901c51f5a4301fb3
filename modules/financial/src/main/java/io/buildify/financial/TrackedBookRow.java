package io.buildify.financial;

import io.buildify.sdk.persistence.TrackedRow;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;

/**
 * A row of somebody's books that people change. For queries it has the attribute {@code book}: the company's id, empty for the
 * tenant's own books ({@link io.buildify.sdk.persistence.OwnRows#owner()}).
 */
@MappedSuperclass
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public abstract class TrackedBookRow extends TrackedRow {

    /** The database fills it in. */
    @Column(insertable = false, updatable = false)
    private String book;
}

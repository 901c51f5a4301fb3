package io.buildify.financial;

import io.buildify.sdk.persistence.TenantRow;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;

/**
 * A row of somebody's books that stays as it is. For queries it has the attribute {@code book}: the company's id, empty for the
 * tenant's own books ({@link io.buildify.sdk.persistence.OwnRows#owner()}).
 */
@MappedSuperclass
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public abstract class BookRow extends TenantRow {

    /** The database fills it in. */
    @Column(insertable = false, updatable = false)
    private String book;
}

package io.buildify.financial;

import io.buildify.sdk.persistence.TenantRow;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;

/** A row of somebody's books: of a company's, or of the tenant's own. */
@MappedSuperclass
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public abstract class BookRow extends TenantRow {

    /** The company's id; empty for the tenant's own books. The database fills it in; see {@link OwnBooks#id()}. */
    @Column(name = "book", insertable = false, updatable = false)
    String book;
}

package io.buildify.financial;

import io.buildify.sdk.persistence.TenantRow;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;

/** A row of somebody's books that stays as it is. */
@MappedSuperclass
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public abstract class BookRow extends TenantRow implements InBooks {

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

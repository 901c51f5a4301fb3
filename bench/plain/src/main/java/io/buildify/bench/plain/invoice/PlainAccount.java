package io.buildify.bench.plain.invoice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account of the books. */
@Entity
@IdClass(RowKey.class)
@Table(name = "financial_accounts")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public class PlainAccount extends PlainTrackedRow {

    public String code;

    public String name;

    public String type;

    @Column(name = "parent_id")
    @Nullable
    public UUID parentId;

    @Nullable
    public String role;
}

package io.buildify.warehouse.stock;

import io.buildify.sdk.persistence.TenantRow;
import io.buildify.warehouse.product.Product;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One line of the ledger. The database adds it to the stock, and lets nobody change it. */
@Entity
@Immutable
@Table(name = "warehouse_movements")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public class Movement extends TenantRow {

    @Enumerated(EnumType.STRING)
    MovementKind kind;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "product_id")
    Product product;

    @Column(name = "location_id")
    UUID locationId;

    BigDecimal quantity;

    @Nullable
    String reference;

    @Column(name = "created_at")
    Instant createdAt;
}

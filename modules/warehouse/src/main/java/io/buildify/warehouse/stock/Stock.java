package io.buildify.warehouse.stock;

import io.buildify.sdk.persistence.TenantRow;
import io.buildify.warehouse.product.Product;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** How much of a product is at a location. The database writes it, out of movements and reservations. */
@Entity
@Immutable
@Table(name = "warehouse_stock")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class Stock extends TenantRow {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "product_id")
    Product product;

    @Column(name = "location_id")
    UUID locationId;

    @Column(name = "on_hand")
    BigDecimal onHand;

    BigDecimal reserved;
}

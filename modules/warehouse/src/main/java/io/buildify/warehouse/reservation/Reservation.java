package io.buildify.warehouse.reservation;

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
import org.jspecify.annotations.Nullable;

/** A quantity at a location that is kept while it is active: for whoever asked for it, or for a line of a shipment. */
@Entity
@Table(name = "warehouse_reservations")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public class Reservation extends TenantRow {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "product_id", updatable = false)
    Product product;

    @Column(name = "location_id")
    UUID locationId;

    @Column(updatable = false)
    BigDecimal quantity;

    @Enumerated(EnumType.STRING)
    ReservationStatus status;

    @Nullable
    String reference;

    @Column(name = "shipment_id")
    @Nullable
    UUID shipmentId;

    @Nullable
    Integer position;

    @Column(name = "created_at")
    Instant createdAt;
}

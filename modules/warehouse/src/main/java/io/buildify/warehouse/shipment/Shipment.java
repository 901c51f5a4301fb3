package io.buildify.warehouse.shipment;

import io.buildify.sdk.persistence.TrackedRow;
import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.buildify.warehouse.product.ProductsBy;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goods for a customer. Its lines stay as they were drafted. */
@Entity
@Table(name = "warehouse_shipments")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class Shipment extends TrackedRow {

    String customer;

    Currency currency;

    @Enumerated(EnumType.STRING)
    ShipmentStatus status;

    @Column(name = "delivered_at")
    @Nullable
    Instant deliveredAt;

    @Column(name = "returned_at")
    @Nullable
    Instant returnedAt;

    @ElementCollection
    @CollectionTable(name = "warehouse_shipment_lines", joinColumns = @JoinColumn(name = "shipment_id"))
    @OrderColumn(name = "position")
    List<ShipmentLine> lines;

    /**
     * @param products by SKU
     * @param usual the currency of requests that name none
     */
    static Shipment draft(ShipmentRequest request, ProductsBy<String> products, Currency usual) {
        Shipment shipment = new Shipment();
        shipment.customer = request.customer();
        shipment.currency = request.currency() == null ? usual : request.currency();
        shipment.status = ShipmentStatus.DRAFT;
        shipment.lines = request.lines().stream()
                .map(line -> ShipmentLine.of(line, products.get(line.sku())))
                .toList();
        return shipment;
    }

    /**
     * @throws ProblemException 409 {@code wrong-status} if it is anything else
     */
    void require(ShipmentStatus needed) {
        if (status != needed) {
            throw new ProblemException(Problem.of(409, "wrong-status", "Not possible any more, or not yet")
                    .detail("Shipment %s is %s. It must be %s for this.".formatted(id, status.text(), needed.text())));
        }
    }

    /** What its movements are booked for. */
    String reference() {
        return "shipment/" + id;
    }
}

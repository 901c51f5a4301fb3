package io.buildify.warehouse.shipment;

import io.buildify.warehouse.product.Product;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.UUID;

/** One line of a shipment. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class ShipmentLine {

    @Column(name = "product_id")
    UUID productId;

    @Column(name = "location_id")
    UUID locationId;

    String sku;

    String description;

    BigDecimal quantity;

    @Column(name = "unit_price")
    BigDecimal unitPrice;

    static ShipmentLine of(ShipmentRequest.Line request, Product product) {
        ShipmentLine line = new ShipmentLine();
        line.productId = product.id;
        line.locationId = request.location();
        line.sku = product.sku();
        line.description = request.description() == null ? product.name() : request.description();
        line.quantity = request.quantity();
        line.unitPrice = request.unitPrice();
        return line;
    }
}

package io.buildify.warehouse.stock;

import io.buildify.warehouse.product.Product;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A movement to be.
 *
 * @param quantity what the location gets; negative for what is taken from it
 * @param reference why, such as {@code shipment/<id>}
 */
public record Booking(
        MovementKind kind,
        Product product,
        UUID location,
        BigDecimal quantity,
        @Nullable String reference) {}

package io.buildify.warehouse.product;

import io.buildify.sdk.rest.Versioned;
import io.buildify.warehouse.Quantity;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A product as clients see it. */
@Schema(name = "Product")
public record ProductAnswer(
        UUID id,
        @Schema(examples = "BOLT-8") String sku,
        String name,
        @Schema(examples = "piece") String unit,
        @Schema(examples = "20") String reorderLevel,
        long version,
        Instant createdAt)
        implements Versioned {

    static ProductAnswer of(Product product) {
        return new ProductAnswer(
                product.id,
                product.sku,
                product.name,
                product.unit,
                Quantity.text(product.reorderLevel),
                product.version(),
                product.createdAt());
    }
}

package io.buildify.warehouse.stock;

import io.buildify.warehouse.Quantity;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Stock of a product at a location, as clients see it. */
@Schema(name = "Stock")
public record StockAnswer(
        @Schema(examples = "BOLT-8") String sku,
        UUID location,
        @Schema(examples = "100") String onHand,
        @Schema(examples = "4") String reserved,
        @Schema(examples = "96") String available) {

    static StockAnswer of(Stock stock) {
        return new StockAnswer(
                stock.product.sku(),
                stock.locationId,
                Quantity.text(stock.onHand),
                Quantity.text(stock.reserved),
                Quantity.text(stock.onHand.subtract(stock.reserved)));
    }
}

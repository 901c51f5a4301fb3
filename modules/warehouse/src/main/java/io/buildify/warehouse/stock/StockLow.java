package io.buildify.warehouse.stock;

import io.buildify.sdk.event.Event;
import io.buildify.sdk.event.EventType;
import io.buildify.warehouse.Quantity;
import io.buildify.warehouse.product.Product;
import java.math.BigDecimal;
import java.util.UUID;

/** What is available of a product has passed below its reorder level. */
@EventType("warehouse.stock.low")
public record StockLow(UUID product, String sku, String available, String reorderLevel) implements Event {

    static StockLow of(Product product, BigDecimal available) {
        return new StockLow(product.id, product.sku(), Quantity.text(available), Quantity.text(product.reorderLevel()));
    }

    @Override
    public String subject() {
        return product.toString();
    }
}

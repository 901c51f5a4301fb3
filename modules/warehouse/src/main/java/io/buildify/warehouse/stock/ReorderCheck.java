package io.buildify.warehouse.stock;

import io.buildify.sdk.configuration.Configuration;
import io.buildify.sdk.event.Events;
import io.buildify.warehouse.WarehouseConfiguration;
import io.buildify.warehouse.product.Product;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;

/** Tells when what is available of a product passes below its reorder level; not again while it stays below. */
@Singleton
class ReorderCheck {

    private final Configuration configuration;
    private final Events events;

    ReorderCheck(Configuration configuration, Events events) {
        this.configuration = configuration;
        this.events = events;
    }

    /** Publishes {@link StockLow} for each product that was at its level before, and is below it after. */
    Uni<Void> compare(Map<UUID, Product> products, Map<UUID, BigDecimal> before, Map<UUID, BigDecimal> after) {
        if (!configuration.as(WarehouseConfiguration.class).reorderCheck()) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .iterable(products.values())
                .filter(product -> isBelow(product, after) && !isBelow(product, before))
                .onItem()
                .transformToUniAndConcatenate(
                        product -> events.publish(StockLow.of(product, available(product, after))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static boolean isBelow(Product product, Map<UUID, BigDecimal> available) {
        return available(product, available).compareTo(product.reorderLevel()) < 0;
    }

    private static BigDecimal available(Product product, Map<UUID, BigDecimal> available) {
        return available.getOrDefault(product.id, BigDecimal.ZERO);
    }
}

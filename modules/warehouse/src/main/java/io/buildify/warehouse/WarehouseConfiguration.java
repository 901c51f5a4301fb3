package io.buildify.warehouse;

import jakarta.validation.constraints.NotNull;
import java.util.Currency;

/**
 * What a tenant and a company can set, as in the schema of module.yaml.
 *
 * @param defaultCurrency of shipments that name none
 * @param allowBackorders whether a shipment may be drafted before its goods are there
 * @param reorderCheck whether {@code warehouse.stock.low} is published
 */
public record WarehouseConfiguration(
        @NotNull Currency defaultCurrency,
        @NotNull Boolean allowBackorders,
        @NotNull Boolean reorderCheck) {}

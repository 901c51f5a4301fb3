package io.buildify.warehouse;

import io.buildify.sdk.configuration.ModuleConfiguration;
import io.buildify.sdk.configuration.Setting;
import jakarta.validation.constraints.NotNull;
import java.util.Currency;

/** What a tenant and a company can set. */
@ModuleConfiguration
public record WarehouseConfiguration(
        @Setting("ISO 4217 code of the currency of shipments that name none") @NotNull
        Currency defaultCurrency,

        @Setting("Whether a shipment may be drafted before its goods are there") @NotNull
        Boolean allowBackorders,

        @Setting("Whether warehouse.stock.low is published") @NotNull
        Boolean reorderCheck) {}

package io.buildify.sdk.it;

import io.buildify.sdk.configuration.ModuleConfiguration;
import io.buildify.sdk.configuration.Setting;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;

/** The module's configuration. */
@ModuleConfiguration
public record Settings(
        @Setting("What colour notes have") @NotNull String colour,

        @Setting(
                value = "Price of a note, in EUR",
                tiers = {Setting.Tier.MODULE, Setting.Tier.TENANT})
        @NotNull
        @Positive
        BigDecimal pricePerNote) {}

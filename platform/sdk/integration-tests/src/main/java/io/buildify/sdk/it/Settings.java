package io.buildify.sdk.it;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;

/** The module's configuration. */
public record Settings(
        @NotNull String colour, @NotNull @Positive BigDecimal pricePerNote) {}

package io.buildify.__package__;

import io.buildify.sdk.configuration.ModuleConfiguration;
import io.buildify.sdk.configuration.Setting;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** What a tenant and a company can set. */
@ModuleConfiguration
public record __Name__Configuration(
        @Setting("What an item's code begins with") @NotNull @Pattern(regexp = "[A-Z]{1,10}")
        String codePrefix) {}

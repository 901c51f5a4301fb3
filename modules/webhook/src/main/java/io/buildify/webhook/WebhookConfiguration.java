package io.buildify.webhook;

import io.buildify.sdk.configuration.ModuleConfiguration;
import io.buildify.sdk.configuration.Setting;
import io.buildify.sdk.configuration.Setting.Tier;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;

/** What the platform's engineer can set; tenants cannot. */
@ModuleConfiguration
public record WebhookConfiguration(
        @Setting(
                value =
                        "Hosts that may be called wherever their names lead to: a name or an address, or *.example.com for all names below one",
                tiers = Tier.MODULE)
        @NotNull
        List<@NotBlank String> allowedHosts,

        @Setting(
                value = "Networks that may be called though they are private, in CIDR notation: 10.20.0.0/16",
                tiers = Tier.MODULE)
        @NotNull
        List<@NotBlank String> allowedNetworks,

        @Setting(
                value = "Networks that may not be called though they are public, such as the cluster's own",
                tiers = Tier.MODULE)
        @NotNull
        List<@NotBlank String> refusedNetworks,

        @Setting(value = "Ports that may be called", tiers = Tier.MODULE) @NotNull
        List<@Min(1) @Max(65_535) Integer> allowedPorts,

        @Setting(value = "Whether http may be called, which anybody on the way can read", tiers = Tier.MODULE) @NotNull
        Boolean allowHttp,

        @Setting(value = "Subscriptions that a tenant, or one of its companies, may have", tiers = Tier.MODULE)
        @NotNull
        @Min(1)
        Integer mostSubscriptions,

        @Setting(value = "A subscription with nothing but failures for so long is switched off", tiers = Tier.MODULE)
        @NotNull
        Duration disableAfter) {}

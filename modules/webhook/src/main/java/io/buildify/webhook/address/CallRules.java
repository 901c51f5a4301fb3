package io.buildify.webhook.address;

import io.buildify.webhook.WebhookConfiguration;
import java.util.List;
import java.util.Locale;

/** PURE: what may be called, as the platform's engineer has it. */
public record CallRules(List<String> allowedHosts, AddressRules addresses, List<Integer> allowedPorts, boolean http) {

    private static final String ANY_BELOW = "*.";

    /**
     * @throws IllegalArgumentException if a network is none
     */
    public static CallRules of(WebhookConfiguration configuration) {
        return new CallRules(
                configuration.allowedHosts().stream()
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .toList(),
                new AddressRules(
                        configuration.allowedNetworks().stream()
                                .map(Network::parse)
                                .toList(),
                        configuration.refusedNetworks().stream()
                                .map(Network::parse)
                                .toList()),
                configuration.allowedPorts(),
                configuration.allowHttp());
    }

    /** @param host in lower case */
    boolean allows(String host) {
        return allowedHosts.stream()
                .anyMatch(allowed -> allowed.startsWith(ANY_BELOW)
                        ? host.endsWith(allowed.substring(1)) && host.length() > allowed.length() - 1
                        : host.equals(allowed));
    }
}

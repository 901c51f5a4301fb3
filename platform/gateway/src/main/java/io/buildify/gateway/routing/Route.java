package io.buildify.gateway.routing;

import java.time.Instant;
import java.util.List;

/**
 * An admitted HTTPRoute.
 *
 * @param name unique among the routes of a table
 * @param module whose requests these are, for messages and metrics
 * @param created decides between routes that match equally well: the older wins
 * @param hostnames lower case, {@code *.example.com} for any subdomain; empty takes every host
 */
public record Route(String name, String module, Instant created, List<String> hostnames, List<Rule> rules) {
    public Route {
        hostnames = List.copyOf(hostnames);
        rules = List.copyOf(rules);
    }
}

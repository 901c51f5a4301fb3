package io.buildify.gateway.edge;

import io.buildify.gateway.cluster.InstanceHealth;
import io.buildify.gateway.cluster.Topology;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * {@code /health} and {@code /health/<module>}, for anybody: numbers only, since the names of owned instances hold the
 * names of tenants.
 */
final class HealthPages {

    private static final String ALL = "/health";
    private static final String ONE = "/health/";

    private final Supplier<Topology> topology;

    HealthPages(Supplier<Topology> topology) {
        this.topology = topology;
    }

    static boolean isAt(String path) {
        return path.equals(ALL) || path.startsWith(ONE);
    }

    void answer(Exchange exchange, String path) {
        if (exchange.request().method() != HttpMethod.GET && exchange.request().method() != HttpMethod.HEAD) {
            exchange.answer(Problems.malformed(405, "Health pages can only be read. Use GET.")
                    .with("Allow", "GET, HEAD"));
        } else if (!topology.get().isKnown()) {
            write(exchange, 503, new JsonObject().put("status", "STARTING"));
        } else if (path.length() <= ONE.length()) {
            write(exchange, 200, overall());
        } else {
            module(exchange, path.substring(ONE.length()));
        }
    }

    private JsonObject overall() {
        JsonObject modules = new JsonObject();
        Health overall = Health.UP;
        for (var entry : new TreeMap<>(topology.get().instances()).entrySet()) {
            Health health = Health.of(entry.getValue());
            modules.put(entry.getKey(), health.toString());
            overall = health == Health.UP ? overall : Health.DEGRADED;
        }
        return new JsonObject().put("status", overall.toString()).put("modules", modules);
    }

    private void module(Exchange exchange, String module) {
        List<InstanceHealth> instances = topology.get().instances().get(module);
        if (instances == null) {
            exchange.answer(Problems.noSuchModule(module));
            return;
        }
        Health health = Health.of(instances);
        write(
                exchange,
                health == Health.DOWN ? 503 : 200,
                new JsonObject()
                        .put("module", module)
                        .put("status", health.toString())
                        .put(
                                "instances",
                                counts(
                                        instances.stream()
                                                .filter(instance -> instance.ready() > 0)
                                                .count(),
                                        instances.size()))
                        .put(
                                "endpoints",
                                counts(
                                        instances.stream()
                                                .mapToInt(InstanceHealth::ready)
                                                .sum(),
                                        instances.stream()
                                                .mapToInt(InstanceHealth::total)
                                                .sum())));
    }

    private static JsonObject counts(long ready, long total) {
        return new JsonObject().put("ready", ready).put("total", total);
    }

    private static void write(Exchange exchange, int status, JsonObject page) {
        exchange.response().setStatusCode(status);
        exchange.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        exchange.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        exchange.completeHeaders();
        exchange.response().end(page.toBuffer());
    }
}

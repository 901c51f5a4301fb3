package io.buildify.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.events.ConfigurationRecord;
import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Somebody who works in the warehouses of a tenant or company. */
record Storekeeper(AppUser user) {

    static final String[] FEATURES = {"reservations", "counts"};
    static final String[] PERMISSIONS = {"stock.read", "stock.write", "shipment.write", "product.write"};

    /** Serves a tenant, and all its companies. */
    static Storekeeper of(ModuleInstance instance, String tenant) {
        return of(instance, tenant, Records.tenant(configuration("EUR", false, true), FEATURES));
    }

    /** Serves a tenant, and all its companies, with a record. */
    static Storekeeper of(ModuleInstance instance, String tenant, ConfigurationRecord record) {
        instance.serve(tenant, null, record);
        return at(instance, tenant, null);
    }

    /** Somebody with every permission. */
    static Storekeeper at(ModuleInstance instance, String tenant, @Nullable String company) {
        return new Storekeeper(with(instance, tenant, company, PERMISSIONS));
    }

    /** Somebody with these permissions only. */
    static AppUser with(ModuleInstance instance, String tenant, @Nullable String company, String... permissions) {
        return instance.userWith(tenant, company, permissions);
    }

    static String configuration(String currency, boolean backorders, boolean reorderCheck) {
        return "{\"default_currency\":\"%s\",\"allow_backorders\":%s,\"reorder_check\":%s}"
                .formatted(currency, backorders, reorderCheck);
    }

    /** Opens a warehouse with one location; answers the location's id. */
    String location() {
        return location(warehouse("W-" + System.nanoTime()), "A-01");
    }

    String warehouse(String code) {
        return id(user.post("warehouses", "{\"code\":\"%s\",\"name\":\"Berlin\"}".formatted(code)));
    }

    String location(String warehouse, String code) {
        return id(user.post("warehouses/" + warehouse + "/locations", "{\"code\":\"%s\"}".formatted(code)));
    }

    /** The location of a warehouse where picked goods wait. */
    String dispatchOf(String location) {
        String warehouse = user.get("locations/" + location).text("/warehouse");
        return StreamSupport.stream(
                        user.get("warehouses/" + warehouse + "/locations")
                                .body()
                                .path("items")
                                .spliterator(),
                        false)
                .filter(item -> item.path("kind").asText().equals("dispatch"))
                .map(item -> item.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    /** Adds a product; answers its id. */
    String product(String sku, String reorderLevel) {
        return id(user.post(
                "products",
                "{\"sku\":\"%s\",\"name\":\"Bolt M8\",\"unit\":\"piece\",\"reorder_level\":\"%s\"}"
                        .formatted(sku, reorderLevel)));
    }

    /** A location with so much of a new product. */
    String stocked(String sku, String quantity) {
        product(sku, "0");
        String location = location();
        assertThat(receive(sku, location, quantity).status()).isEqualTo(201);
        return location;
    }

    Answer receive(String sku, String location, String quantity) {
        return user.post(
                "movements/receive",
                "{\"sku\":\"%s\",\"location\":\"%s\",\"quantity\":\"%s\"}".formatted(sku, location, quantity));
    }

    Answer move(String sku, String from, String to, String quantity) {
        return user.post(
                "movements/move",
                "{\"sku\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"quantity\":\"%s\"}"
                        .formatted(sku, from, to, quantity));
    }

    Answer adjust(String sku, String location, String quantity) {
        return user.post(
                "movements/adjust",
                "{\"sku\":\"%s\",\"location\":\"%s\",\"quantity\":\"%s\",\"reason\":\"found\"}"
                        .formatted(sku, location, quantity));
    }

    Answer reserve(String sku, String location, String quantity) {
        return user.post(
                "reservations",
                "{\"sku\":\"%s\",\"location\":\"%s\",\"quantity\":\"%s\"}".formatted(sku, location, quantity));
    }

    /** Drafts a shipment to Acme Corp with one line. */
    Answer draft(String sku, String location, String quantity) {
        return user.post("shipments", """
                {"customer":"Acme Corp","lines":[
                 {"sku":"%s","location":"%s","quantity":"%s","unit_price":"10.00"}]}""".formatted(sku, location, quantity));
    }

    /** Drafts a shipment and delivers it; answers its id. */
    String delivered(String sku, String location, String quantity) {
        String shipment = draft(sku, location, quantity).text("/id");
        for (String step : List.of("pick", "ship", "deliver")) {
            assertThat(step(shipment, step).status()).isEqualTo(200);
        }
        return shipment;
    }

    Answer step(String shipment, String step) {
        return user.post("shipments/" + shipment + "/" + step, "");
    }

    /** On hand, reserved and available at a location. */
    String stock(String sku, String location) {
        Answer answer = user.get("stock?sku=" + sku + "&location=" + location);
        return IntStream.range(0, answer.body().path("items").size())
                .mapToObj(item -> "%s/%s/%s"
                        .formatted(
                                answer.text("/items/" + item + "/on_hand"),
                                answer.text("/items/" + item + "/reserved"),
                                answer.text("/items/" + item + "/available")))
                .findFirst()
                .orElse("nothing");
    }

    private static @Nullable String id(Answer created) {
        assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
        return created.text("/id");
    }
}

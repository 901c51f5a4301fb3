package io.buildify.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every door asks for its permission, and for that one only. */
@WarehouseTest
class PermissionIT {

    private static final String REQUIRED = "permission-required";

    ModuleInstance instance;

    @ParameterizedTest
    @CsvSource({
        "stock.read, GET, products",
        "stock.read, GET, products/ID",
        "stock.read, GET, warehouses",
        "stock.read, GET, warehouses/ID",
        "stock.read, GET, warehouses/ID/locations",
        "stock.read, GET, locations/ID",
        "stock.read, GET, stock",
        "stock.read, GET, movements",
        "stock.read, GET, movements/ID",
        "stock.read, GET, reservations",
        "stock.read, GET, reservations/ID",
        "stock.read, GET, shipments",
        "stock.read, GET, shipments/ID",
        "stock.read, GET, counts",
        "stock.read, GET, counts/ID",
        "stock.read, GET, reorder",
        "product.write, POST, products",
        "product.write, PUT, products/ID",
        "stock.write, POST, warehouses",
        "stock.write, POST, warehouses/ID/locations",
        "stock.write, POST, movements/receive",
        "stock.write, POST, movements/move",
        "stock.write, POST, movements/adjust",
        "stock.write, POST, reservations",
        "stock.write, POST, reservations/ID/release",
        "stock.write, POST, counts",
        "stock.write, POST, counts/ID/book",
        "shipment.write, POST, shipments",
        "shipment.write, POST, shipments/ID/pick",
        "shipment.write, POST, shipments/ID/ship",
        "shipment.write, POST, shipments/ID/deliver",
        "shipment.write, POST, shipments/ID/cancel"
    })
    void aDoorAsksForItsPermission(String permission, String method, String path) {
        Storekeeper.of(instance, "guarded");
        String[] others = List.of(Storekeeper.PERMISSIONS).stream()
                .filter(each -> !each.equals(permission))
                .toArray(String[]::new);

        assertThat(problem(Storekeeper.with(instance, "guarded", null, others), method, path))
                .isEqualTo(REQUIRED);
        assertThat(problem(Storekeeper.with(instance, "guarded", null, permission), method, path))
                .isNotEqualTo(REQUIRED);
    }

    @Test
    void whoeverLacksAPermissionIsToldWhich() {
        Storekeeper.of(instance, "told");

        AppUser nobody = Storekeeper.with(instance, "told", null);

        assertThat(nobody.get("stock").text("/detail")).startsWith("The token lacks the permission stock.read.");
        assertThat(nobody.get("configuration").status()).isEqualTo(200);
    }

    private static String problem(AppUser user, String method, String path) {
        return user.send(
                        method,
                        path.replace("ID", UUID.randomUUID().toString()),
                        method.equals("GET") ? "" : body(path),
                        "Content-Type",
                        "application/json")
                .problem();
    }

    /** What the door takes, so that nothing but the permission stands in the way. */
    private static String body(String path) {
        String place = UUID.randomUUID().toString();
        return switch (path) {
            case "products" -> "{\"sku\":\"%s\",\"name\":\"Bolt\",\"unit\":\"piece\"}".formatted(place);
            case "products/ID" -> "{\"name\":\"Bolt\",\"unit\":\"piece\",\"reorder_level\":\"0\"}";
            case "warehouses" -> "{\"code\":\"%s\",\"name\":\"Berlin\"}".formatted(place.substring(0, 8));
            case "warehouses/ID/locations" -> "{\"code\":\"A-01\"}";
            case "movements/move" ->
                "{\"sku\":\"X\",\"from\":\"%s\",\"to\":\"%s\",\"quantity\":\"1\"}".formatted(place, place);
            case "movements/adjust" ->
                "{\"sku\":\"X\",\"location\":\"%s\",\"quantity\":\"1\",\"reason\":\"found\"}".formatted(place);
            case "counts" -> "{\"location\":\"%s\",\"lines\":[{\"sku\":\"X\",\"counted\":\"1\"}]}".formatted(place);
            case "shipments" ->
                "{\"customer\":\"Acme Corp\",\"lines\":[{\"sku\":\"X\",\"location\":\"%s\",\"quantity\":\"1\",\"unit_price\":\"1\"}]}"
                        .formatted(place);
            default -> "{\"sku\":\"X\",\"location\":\"%s\",\"quantity\":\"1\"}".formatted(place);
        };
    }
}

package io.buildify.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import org.junit.jupiter.api.Test;

/** Warehouses, locations and counts in their versions. */
@WarehouseTest
class PlaceIT {

    ModuleInstance instance;

    @Test
    void aWarehouseIsRenamedUnlessSomebodyElseWasFaster() {
        AppUser user = Storekeeper.of(instance, "renaming").user();
        Answer opened = user.post("warehouses", "{\"code\":\"BER\",\"name\":\"Berlin\"}");
        String path = "warehouses/" + opened.text("/id");
        String change = "{\"code\":\"BER\",\"name\":\"Berlin East\"}";

        Answer renamed = user.put(path, change, "If-Match", opened.header("ETag"));

        assertThat(renamed.text("/name")).isEqualTo("Berlin East");
        assertThat(renamed.text("/version")).isEqualTo("1");
        assertThat(user.put(path, change, "If-Match", opened.header("ETag")).problem())
                .isEqualTo("precondition-failed");
        assertThat(user.get(path).header("ETag")).isEqualTo(renamed.header("ETag"));
    }

    @Test
    void aLocationGetsAnotherCode() {
        Storekeeper keeper = Storekeeper.of(instance, "recoding");
        String path = "locations/" + keeper.location();
        String tag = keeper.user().get(path).header("ETag");

        assertThat(keeper.user()
                        .put(path, "{\"code\":\"B-01\"}", "If-Match", tag)
                        .text("/code"))
                .isEqualTo("B-01");
        assertThat(keeper.user()
                        .put(path, "{\"code\":\"C-01\"}", "If-Match", tag)
                        .status())
                .isEqualTo(412);
    }

    @Test
    void everybodyBeginsWithAWarehouse() {
        Storekeeper.of(instance, "beginning");
        AppUser company = Storekeeper.at(instance, "beginning", "de").user();

        JsonNode seen = company.get("warehouses").body().path("items");

        assertThat(seen)
                .extracting(warehouse -> warehouse.path("code").asText())
                .containsExactly("MAIN", "MAIN");
        assertThat(company.get("warehouses/" + seen.at("/0/id").asText() + "/locations")
                        .body()
                        .path("items"))
                .extracting(location -> location.path("kind").asText())
                .containsExactly("storage", "dispatch");
    }

    @Test
    void aCompanyChangesNoPlaceOfItsTenant() {
        Storekeeper keeper = Storekeeper.of(instance, "foreign");
        String warehouse = keeper.warehouse("BER");
        AppUser company = Storekeeper.at(instance, "foreign", "de").user();

        assertThat(company.put("warehouses/" + warehouse, "{\"code\":\"X\",\"name\":\"X\"}")
                        .problem())
                .isEqualTo("outside-scope");
    }

    @Test
    void aCountIsBookedAsItWasRead() {
        Storekeeper keeper = Storekeeper.of(instance, "versions");
        String location = keeper.stocked("BOLT-8", "10");
        Answer count = keeper.user().post("counts", """
                {"location":"%s","lines":[{"sku":"BOLT-8","counted":"9"}]}""".formatted(location));
        String booking = count.header("Location") + "/book";

        assertThat(keeper.user().send("POST", booking, "", "If-Match", "\"7\"").status())
                .isEqualTo(412);
        assertThat(keeper.user()
                        .send("POST", booking, "", "If-Match", count.header("ETag"))
                        .text("/version"))
                .isEqualTo("1");
    }
}

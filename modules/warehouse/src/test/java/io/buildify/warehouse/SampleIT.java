package io.buildify.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import org.junit.jupiter.api.Test;

/** Data to try the module with. */
@WarehouseTest
class SampleIT {

    ModuleInstance instance;

    @Test
    void productsAreMadeUpForACompany() {
        instance.serve(
                "samples",
                null,
                Records.tenant("{\"default_currency\":\"EUR\",\"allow_backorders\":false,\"reorder_check\":true}"));
        AppUser user = instance.signedIn("trying", "samples", "de", "test-data.write", "stock.read");

        assertThat(user.post("test-data?size=75", "").text("/made")).isEqualTo("75");

        Answer products = user.get("products?limit=200");
        assertThat(products.body().at("/items")).hasSize(75);
        assertThat(products.text("/items/0/name")).isNotBlank();
        assertThat(instance.signedIn("trying", "samples", "fr", "stock.read")
                        .get("products")
                        .body()
                        .at("/items"))
                .isEmpty();
    }
}

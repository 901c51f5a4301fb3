package io.buildify.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import org.junit.jupiter.api.Test;

/** Data to try the module with. */
@WarehouseTest
class SampleIT {

    ModuleInstance instance;

    @Test
    void aWarehouseAtWorkIsMadeUpForACompany() {
        Storekeeper.of(instance, "samples");
        AppUser user = instance.signedIn("trying", "samples", "de", "test-data.write", "stock.read");

        Answer made = user.post("test-data?size=20", "");

        assertThat(made.text("/made")).as("%s", made.body()).isEqualTo("20");

        Answer products = user.get("products?limit=200");
        assertThat(products.body().at("/items")).hasSize(20);
        assertThat(products.text("/items/0/name")).isNotBlank();
        for (String status : new String[] {"draft", "picked", "shipped", "delivered", "cancelled"}) {
            assertThat(user.get("shipments?status=" + status).body().at("/items"))
                    .as(status)
                    .isNotEmpty();
        }
        for (String kind : new String[] {"receive", "move", "adjust", "pick", "ship"}) {
            assertThat(user.get("movements?kind=" + kind).body().at("/items"))
                    .as(kind)
                    .isNotEmpty();
        }
        assertThat(user.get("reservations?status=active&limit=200").body().at("/items"))
                .isNotEmpty();
        new StockCheck(instance).hold("samples");
        assertThat(instance.signedIn("trying", "samples", "fr", "stock.read")
                        .get("products")
                        .body()
                        .at("/items"))
                .isEmpty();
    }
}

package io.buildify.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Readme;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Whatever the README shows is what happens. */
@WarehouseTest
class ReadmeIT {

    private static final String TENANT = "readme";

    ModuleInstance instance;

    @Test
    void whatTheReadmeShowsIsWhatHappens() throws IOException {
        AppUser user = Storekeeper.of(instance, TENANT).user();

        new Readme(instance, TENANT, user)
                .handling("financial.invoice.cancelled", readme -> {
                    assertThat(user.get("movements?limit=1").text("/items/0/kind"))
                            .isEqualTo("return");
                    assertThat(user.get("shipments/" + readme.known("shipment")).text("/returned_at"))
                            .isNotEmpty();
                })
                .play(30);
    }
}

package io.buildify.financial;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Readme;
import java.io.IOException;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Whatever the README shows is what happens. */
@FinancialTest
class ReadmeIT {

    private static final String TENANT = "readme";

    ModuleInstance instance;

    @Test
    void whatTheReadmeShowsIsWhatHappens() throws IOException {
        AppUser user = FinancialTenant.of(instance, TENANT).user();

        new Readme(instance, TENANT, user)
                .knowing("today", LocalDate.now(ZoneOffset.UTC).toString())
                .knowing("year", Year.now(ZoneOffset.UTC).toString())
                .handling(
                        "warehouse.shipment.delivered",
                        readme -> assertThat(user.get("invoices?limit=1").text("/items/0/customer"))
                                .isEqualTo("Globex"))
                .play(30);
    }
}

package io.buildify.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.events.CloudEvent;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Published;
import io.buildify.testing.Rows;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Invoices that financial cancels bring goods back. */
@WarehouseTest
class ReturnIT {

    ModuleInstance instance;

    @Test
    void goodsOfACancelledInvoiceComeBackOnce() {
        Storekeeper.of(instance, "returning");
        Storekeeper keeper = Storekeeper.at(instance, "returning", "de");
        Cancellations cancelled = new Cancellations(new Published(instance));
        String location = keeper.stocked("BOLT-8", "10");
        String shipment = keeper.delivered("BOLT-8", location, "2");
        String later = keeper.delivered("BOLT-8", location, "3");

        CloudEvent event = cancelled.invoice("returning", "de", shipment);
        cancelled.events().publish(event);
        cancelled.invoice("returning", "de", shipment);
        cancelled.invoice("returning", "de", later);

        Published.untilAsserted(
                () -> assertThat(keeper.stock("BOLT-8", location)).isEqualTo("10/0/10"));
        Published.untilAsserted(() -> assertThat(handled()).isEqualTo(3));
        assertThat(keeper.stock("BOLT-8", location)).isEqualTo("10/0/10");
        assertThat(keeper.user().get("shipments/" + shipment).text("/returned_at"))
                .isNotEmpty();
        assertThat(keeper.user().get("movements").text("/items/0/kind")).isEqualTo("return");
    }

    @Test
    void anInvoiceWithoutAShipmentOfOursIsPassedOver() {
        Storekeeper.of(instance, "passing");
        Storekeeper keeper = Storekeeper.at(instance, "passing", "de");
        Cancellations cancelled = new Cancellations(new Published(instance));
        String location = keeper.stocked("BOLT-8", "10");
        String draft = keeper.draft("BOLT-8", location, "1").text("/id");
        String delivered = keeper.delivered("BOLT-8", location, "2");

        cancelled.invoice("passing", "de", null);
        cancelled.invoice("passing", "de", UUID.randomUUID().toString());
        cancelled.invoice("passing", "de", draft);
        cancelled.invoice("passing", "fr", delivered);
        cancelled.invoice("passing", null, delivered);

        Published.untilAsserted(() -> assertThat(new Rows(instance).count("""
                        select count(*) from warehouse.event_inbox where tenant_id = 'passing'""")).isEqualTo(5));
        assertThat(keeper.stock("BOLT-8", location)).isEqualTo("8/1/7");
        assertThat(instance.events().records(instance.events().deadLetterTopic()))
                .isEmpty();
    }

    private long handled() {
        return new Rows(instance).count("select count(*) from warehouse.event_inbox where tenant_id = 'returning'");
    }
}

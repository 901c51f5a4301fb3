package io.buildify.financial;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.events.CloudEvent;
import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Published;
import io.buildify.testing.Records;
import io.buildify.testing.Rows;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What warehouse has delivered gets its invoice. */
@FinancialTest
class ShipmentInvoiceIT {

    ModuleInstance instance;

    @Test
    void aShipmentHasOneInvoiceHoweverOftenItIsTold() {
        FinancialTenant.of(instance, "shipping");
        AppUser user = instance.user("shipping", "de");
        Deliveries delivered = new Deliveries(new Published(instance));
        String shipment = UUID.randomUUID().toString();
        String later = UUID.randomUUID().toString();

        CloudEvent event = delivered.shipment("shipping", "de", shipment, "EUR");
        delivered.events().publish(event);
        delivered.shipment("shipping", "de", shipment, "EUR");
        delivered.shipment("shipping", "de", later, "USD");

        Published.untilAsserted(() -> assertThat(handled("shipping")).isEqualTo(3));
        assertThat(user.get("invoices").body().path("items")).hasSize(2);
        Answer invoice =
                user.get("invoices/" + user.get("invoices?shipment=" + shipment).text("/items/0/id"));
        assertThat(invoice.text("/shipment")).isEqualTo(shipment);
        assertThat(invoice.text("/status")).isEqualTo("issued");
        assertThat(invoice.text("/customer")).isEqualTo("Acme Corp");
        assertThat(invoice.text("/lines/0/sku")).isEqualTo("BOLT-8");
        assertThat(invoice.text("/net")).isEqualTo("20.34");
        assertThat(invoice.text("/tax")).isEqualTo("3.86");
        assertThat(user.get("invoices?shipment=" + later).text("/items/0/currency"))
                .isEqualTo("USD");
        assertThat(instance.user("shipping", "fr").get("invoices").body().path("items"))
                .isEmpty();
    }

    @Test
    void aCancelledInvoiceNamesItsShipment() {
        FinancialTenant.of(instance, "returning");
        Published published = new Published(instance);
        String shipment = UUID.randomUUID().toString();
        new Deliveries(published).shipment("returning", null, shipment, "EUR");
        Published.untilAsserted(() -> assertThat(handled("returning")).isEqualTo(1));
        FinancialTenant keeper = FinancialTenant.at(instance, "returning", null);

        keeper.cancel(keeper.user().get("invoices?shipment=" + shipment).text("/items/0/id"));

        Published.untilAsserted(() -> assertThat(published.of("financial.invoice.cancelled", "returning"))
                .singleElement()
                .satisfies(told -> {
                    assertThat(Published.json(told.data()).at("/shipment").asText())
                            .isEqualTo(shipment);
                    assertThat(Published.json(told.data()).at("/lines"))
                            .extracting(line -> line.path("sku").asText()
                                    + line.path("quantity").asText())
                            .containsExactly("BOLT-82", "NUT-81");
                }));
    }

    @Test
    void whoeverDoesWithoutInvoicesGetsNone() {
        instance.serve("plain", null, Records.tenant(FinancialTenant.configuration("EUR", "0", "INV"), "payments"));

        new Deliveries(new Published(instance))
                .shipment("plain", null, UUID.randomUUID().toString(), "EUR");

        Published.untilAsserted(() -> assertThat(handled("plain")).isEqualTo(1));
        assertThat(new Rows(instance)
                        .count("select count(*) from financial.financial_invoices where tenant_id = 'plain'"))
                .isZero();
    }

    /** Of those that are done, not of those that wait. */
    private long handled(String tenant) {
        return new Rows(instance)
                .count("select count(*) from financial.event_inbox where tenant_id = '%s'".formatted(tenant));
    }
}

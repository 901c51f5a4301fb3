package io.buildify.financial.invoice;

import io.buildify.sdk.configuration.Configuration;
import io.buildify.sdk.event.OnEvent;
import io.buildify.sdk.persistence.OwnRows;
import io.smallrye.mutiny.Uni;

/** Makes invoices for what was delivered. */
class ShipmentHandlers {

    private final Configuration configuration;
    private final OwnRows ownRows;
    private final Invoicing invoicing;

    ShipmentHandlers(Configuration configuration, OwnRows ownRows, Invoicing invoicing) {
        this.configuration = configuration;
        this.ownRows = ownRows;
        this.invoicing = invoicing;
    }

    /** Once for each shipment, however often it is told. Whoever does without invoices gets none. */
    @OnEvent(value = "warehouse.shipment.delivered", name = "invoice")
    Uni<?> invoice(ShipmentDelivered shipment) {
        if (!configuration.offers("invoices")) {
            return Uni.createFrom().voidItem();
        }
        return Invoice.count("shipmentId = ?1 and book = ?2", shipment.shipment(), ownRows.owner())
                .flatMap(there -> there > 0 ? Uni.createFrom().voidItem() : invoicing.write(shipment));
    }
}

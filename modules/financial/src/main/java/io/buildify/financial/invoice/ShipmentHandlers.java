package io.buildify.financial.invoice;

import io.buildify.financial.OwnBooks;
import io.buildify.sdk.configuration.Configuration;
import io.buildify.sdk.event.OnEvent;
import io.smallrye.mutiny.Uni;

/** Makes invoices for what was delivered. */
class ShipmentHandlers {

    private final Configuration configuration;
    private final OwnBooks books;
    private final Invoicing invoicing;

    ShipmentHandlers(Configuration configuration, OwnBooks books, Invoicing invoicing) {
        this.configuration = configuration;
        this.books = books;
        this.invoicing = invoicing;
    }

    /** Once for each shipment, however often it is told. Whoever does without invoices gets none. */
    @OnEvent(value = "warehouse.shipment.delivered", name = "invoice")
    Uni<?> invoice(ShipmentDelivered shipment) {
        if (!configuration.offers("invoices")) {
            return Uni.createFrom().voidItem();
        }
        return Invoice.count("shipmentId = ?1 and book = ?2", shipment.shipment(), books.id())
                .flatMap(there -> there > 0 ? Uni.createFrom().voidItem() : invoicing.write(shipment));
    }
}

package io.buildify.warehouse.shipment;

import io.buildify.sdk.event.OnEvent;
import io.smallrye.mutiny.Uni;

/** Takes goods back whose invoice was cancelled. */
class InvoiceHandlers {

    private final Returns returns;

    InvoiceHandlers(Returns returns) {
        this.returns = returns;
    }

    /** An invoice for no shipment, or for one that is not here, is passed over. */
    @OnEvent(value = "financial.invoice.cancelled", name = "take-back")
    Uni<?> takeBack(InvoiceCancelled invoice) {
        return invoice.shipment() == null ? Uni.createFrom().voidItem() : returns.takeBack(invoice.shipment());
    }
}

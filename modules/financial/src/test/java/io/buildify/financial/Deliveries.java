package io.buildify.financial;

import io.buildify.events.CloudEvent;
import io.buildify.testing.Published;
import org.jspecify.annotations.Nullable;

/** Shipments that warehouse delivers. */
record Deliveries(Published events) {

    /** A shipment of two bolts and a nut was delivered. */
    CloudEvent shipment(String tenant, @Nullable String company, String shipment, String currency) {
        return events.publish(
                "warehouse.shipment.delivered", shipment, tenant, company, """
                {"shipment":"%s","customer":"Acme Corp","currency":"%s","lines":[
                 {"sku":"BOLT-8","description":"Bolt M8","quantity":"2","unit_price":"10.00"},
                 {"sku":"NUT-8","description":"Nut M8","quantity":"1","unit_price":"0.335"}],
                 "delivered_at":"2026-11-28T12:00:00Z"}""".formatted(shipment, currency));
    }
}

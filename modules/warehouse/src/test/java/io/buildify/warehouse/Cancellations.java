package io.buildify.warehouse;

import io.buildify.events.CloudEvent;
import io.buildify.testing.Published;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invoices that financial cancels. */
record Cancellations(Published events) {

    /** An invoice of two bolts was cancelled, which may be that of a shipment. */
    CloudEvent invoice(String tenant, @Nullable String company, @Nullable String shipment) {
        String invoice = UUID.randomUUID().toString();
        return events.publish("financial.invoice.cancelled", invoice, tenant, company, """
                {"invoice":"%s","number":"INV-2026-000001","shipment":%s,"lines":[{"sku":"BOLT-8","quantity":"2"}]}""".formatted(
                        invoice, shipment == null ? "null" : "\"" + shipment + "\""));
    }
}

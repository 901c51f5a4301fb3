package io.buildify.financial.invoice;

import io.quarkus.panache.common.Parameters;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which invoices to list; a {@code @BeanParam}. */
public final class InvoiceFilter {

    @QueryParam("customer")
    @Parameter(description = "Only those of the customer of this id")
    @Nullable
    UUID customer;

    @QueryParam("shipment")
    @Parameter(description = "Only that of the shipment of this id")
    @Nullable
    UUID shipment;

    /** What to add to a query's condition. */
    String condition() {
        return (customer == null ? "" : " and customerId = :customer")
                + (shipment == null ? "" : " and shipmentId = :shipment");
    }

    Parameters parameters() {
        Parameters parameters = new Parameters();
        if (customer != null) {
            parameters.and("customer", customer);
        }
        if (shipment != null) {
            parameters.and("shipment", shipment);
        }
        return parameters;
    }
}

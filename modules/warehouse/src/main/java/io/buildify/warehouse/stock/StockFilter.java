package io.buildify.warehouse.stock;

import io.quarkus.panache.common.Parameters;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which product and location a list is about; a {@code @BeanParam}. */
public final class StockFilter {

    @QueryParam("sku")
    @Parameter(description = "Only this product")
    @Nullable
    String sku;

    @QueryParam("location")
    @Parameter(description = "Only at this location")
    @Nullable
    UUID location;

    /** What to add to the condition of a query whose product is {@code p}. */
    String condition(String row) {
        return (sku == null ? "" : " and p.sku = :sku")
                + (location == null ? "" : " and " + row + ".locationId = :location");
    }

    Parameters parameters() {
        Parameters parameters = new Parameters();
        if (sku != null) {
            parameters.and("sku", sku);
        }
        if (location != null) {
            parameters.and("location", location);
        }
        return parameters;
    }
}

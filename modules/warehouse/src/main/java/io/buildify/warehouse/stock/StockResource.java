package io.buildify.warehouse.stock;

import io.buildify.sdk.permission.RequiresPermission;
import io.buildify.sdk.rest.ListFields;
import io.buildify.sdk.rest.ListRequest;
import io.buildify.sdk.rest.Page;
import io.buildify.warehouse.Permission;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code <prefix>/stock}. */
@Path("stock")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.STOCK_READ)
@Tag(name = "Stock")
public class StockResource {

    private static final ListFields<Stock> FIELDS = ListFields.of(Stock.class)
            .fetch("product")
            .sort("sku", "product.sku", String.class, stock -> stock.product.sku())
            .filter("location", "locationId", UUID.class)
            .sort("on_hand", "onHand", BigDecimal.class, stock -> stock.onHand)
            .sort("reserved", "reserved", BigDecimal.class, stock -> stock.reserved);

    @GET
    @Operation(summary = "What is where")
    @WithTransaction
    public Uni<Page<StockAnswer>> list(@Valid @BeanParam ListRequest request) {
        return FIELDS.page(request, StockAnswer::of);
    }
}

package io.buildify.warehouse.stock;

import io.buildify.sdk.permission.RequiresPermission;
import io.buildify.sdk.rest.Page;
import io.buildify.sdk.rest.PageRequest;
import io.buildify.warehouse.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code <prefix>/stock}. */
@Path("stock")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.STOCK_READ)
@Tag(name = "Stock")
public class StockResource {

    private final StockBook book;

    StockResource(StockBook book) {
        this.book = book;
    }

    @GET
    @Operation(summary = "What is where")
    public Uni<Page<StockAnswer>> list(@BeanParam StockFilter filter, @Valid @BeanParam PageRequest page) {
        return book.stock(filter, page).map(rows -> Page.of(page, rows, row -> row.id, StockAnswer::of));
    }
}

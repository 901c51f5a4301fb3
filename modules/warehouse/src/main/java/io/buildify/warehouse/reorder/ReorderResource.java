package io.buildify.warehouse.reorder;

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

/** {@code <prefix>/reorder}. */
@Path("reorder")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.STOCK_READ)
@Tag(name = "Reorder")
public class ReorderResource {

    private final ReorderList list;

    ReorderResource(ReorderList list) {
        this.list = list;
    }

    @GET
    @Operation(summary = "Products below their reorder level, newest first")
    public Uni<Page<LowProduct>> low(@Valid @BeanParam PageRequest page) {
        return list.low(page).map(rows -> Page.of(page, rows, LowProduct::id, low -> low));
    }
}

package io.buildify.warehouse.place;

import io.buildify.sdk.permission.RequiresPermission;
import io.buildify.sdk.rest.Created;
import io.buildify.sdk.rest.Page;
import io.buildify.sdk.rest.PageRequest;
import io.buildify.warehouse.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code <prefix>/warehouses}, and the locations in each. */
@Path("warehouses")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.STOCK_READ)
@Tag(name = "Warehouses")
public class WarehouseResource {

    private final Warehouses warehouses;
    private final Created created;

    WarehouseResource(Warehouses warehouses, Created created) {
        this.warehouses = warehouses;
        this.created = created;
    }

    @POST
    @RequiresPermission(Permission.STOCK_WRITE)
    @Operation(summary = "Open a warehouse", description = "It comes with a location for dispatch.")
    @APIResponse(
            responseCode = "201",
            description = "Opened; Location is its path",
            content = @Content(schema = @Schema(implementation = WarehouseAnswer.class)))
    public Uni<Response> open(@NotNull @Valid WarehouseRequest body) {
        return warehouses
                .open(body)
                .map(warehouse -> created.at("warehouses/" + warehouse.id, WarehouseAnswer.of(warehouse)));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One warehouse")
    public Uni<WarehouseAnswer> get(@PathParam("id") UUID id) {
        return warehouses.get(id).map(WarehouseAnswer::of);
    }

    @GET
    @Operation(summary = "Warehouses, newest first")
    public Uni<Page<WarehouseAnswer>> list(@Valid @BeanParam PageRequest page) {
        return warehouses.list(page).map(rows -> Page.of(page, rows, row -> row.id, WarehouseAnswer::of));
    }

    @POST
    @RequiresPermission(Permission.STOCK_WRITE)
    @Path("{id}/locations")
    @Operation(summary = "Add a location to a warehouse")
    @APIResponse(
            responseCode = "201",
            description = "Added; Location is its path",
            content = @Content(schema = @Schema(implementation = LocationAnswer.class)))
    public Uni<Response> add(@PathParam("id") UUID id, @NotNull @Valid LocationRequest body) {
        return warehouses
                .add(id, body)
                .map(location -> created.at("locations/" + location.id, LocationAnswer.of(location)));
    }

    @GET
    @Path("{id}/locations")
    @Operation(summary = "Locations of a warehouse, newest first")
    public Uni<Page<LocationAnswer>> locations(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page) {
        return warehouses.locations(id, page).map(rows -> Page.of(page, rows, row -> row.id, LocationAnswer::of));
    }
}

package io.buildify.warehouse.place;

import io.buildify.sdk.permission.RequiresPermission;
import io.buildify.sdk.rest.Created;
import io.buildify.sdk.rest.ListFields;
import io.buildify.sdk.rest.ListRequest;
import io.buildify.sdk.rest.Page;
import io.buildify.warehouse.Permission;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code <prefix>/warehouses}. */
@Path("warehouses")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.STOCK_READ)
@Tag(name = "Warehouses")
public class WarehouseResource {

    private static final ListFields<Warehouse> FIELDS = ListFields.of(Warehouse.class)
            .sort("code", "code", String.class, warehouse -> warehouse.code)
            .sort("name", "name", String.class, warehouse -> warehouse.name)
            .sort("created_at", "createdAt", Instant.class, Warehouse::createdAt);

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

    @PUT
    @RequiresPermission(Permission.STOCK_WRITE)
    @Path("{id}")
    @Operation(summary = "Change a warehouse's code and name")
    public Uni<WarehouseAnswer> change(@PathParam("id") UUID id, @NotNull @Valid WarehouseRequest body) {
        return warehouses.change(id, body).map(WarehouseAnswer::of);
    }

    @GET
    @Operation(summary = "Warehouses, newest first")
    @WithTransaction
    public Uni<Page<WarehouseAnswer>> list(@Valid @BeanParam ListRequest request) {
        return FIELDS.page(request, WarehouseAnswer::of);
    }
}

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

/** {@code <prefix>/warehouses/{id}/locations}. */
@Path("warehouses/{id}/locations")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.STOCK_READ)
@Tag(name = "Warehouses")
public class WarehouseLocationResource {

    private static final ListFields<Location> FIELDS = ListFields.of(Location.class)
            .sort("code", "code", String.class, Location::code)
            .sort("created_at", "createdAt", Instant.class, Location::createdAt)
            .filter("kind", "kind", LocationKind.class);

    private final Warehouses warehouses;
    private final Created created;

    WarehouseLocationResource(Warehouses warehouses, Created created) {
        this.warehouses = warehouses;
        this.created = created;
    }

    @POST
    @RequiresPermission(Permission.STOCK_WRITE)
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
    @Operation(summary = "Locations of a warehouse, newest first")
    @WithTransaction
    public Uni<Page<LocationAnswer>> list(@PathParam("id") UUID id, @Valid @BeanParam ListRequest request) {
        return warehouses
                .get(id)
                .flatMap(warehouse -> FIELDS.only("warehouseId", warehouse.id).page(request, LocationAnswer::of));
    }
}

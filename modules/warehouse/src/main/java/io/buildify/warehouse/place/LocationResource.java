package io.buildify.warehouse.place;

import io.buildify.sdk.permission.RequiresPermission;
import io.buildify.warehouse.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code <prefix>/locations}. */
@Path("locations")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.STOCK_READ)
@Tag(name = "Warehouses")
public class LocationResource {

    private final Locations locations;

    LocationResource(Locations locations) {
        this.locations = locations;
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One location")
    public Uni<LocationAnswer> get(@PathParam("id") UUID id) {
        return locations.get(id).map(LocationAnswer::of);
    }

    @PUT
    @RequiresPermission(Permission.STOCK_WRITE)
    @Path("{id}")
    @Operation(summary = "Change a location's code")
    public Uni<LocationAnswer> change(@PathParam("id") UUID id, @NotNull @Valid LocationRequest body) {
        return locations.change(id, body).map(LocationAnswer::of);
    }
}

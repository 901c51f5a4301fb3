package io.buildify.warehouse.reservation;

import io.buildify.sdk.configuration.Feature;
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

/** {@code <prefix>/reservations}. */
@Path("reservations")
@Feature("reservations")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.STOCK_READ)
@Tag(name = "Reservations")
public class ReservationResource {

    private static final ListFields<Reservation> FIELDS = ListFields.of(Reservation.class)
            .fetch("product")
            .filter("sku", "product.sku", String.class)
            .filter("location", "locationId", UUID.class)
            .filter("status", "status", ReservationStatus.class)
            .filter("shipment", "shipmentId", UUID.class)
            .filter("reference", "reference", String.class)
            .sort("created_at", "createdAt", Instant.class, reservation -> reservation.createdAt);

    private final Reservations reservations;
    private final Created created;

    ReservationResource(Reservations reservations, Created created) {
        this.reservations = reservations;
        this.created = created;
    }

    @POST
    @RequiresPermission(Permission.STOCK_WRITE)
    @Operation(summary = "Keep goods")
    @APIResponse(
            responseCode = "201",
            description = "Kept; Location is its path",
            content = @Content(schema = @Schema(implementation = ReservationAnswer.class)))
    public Uni<Response> reserve(@NotNull @Valid ReservationRequest body) {
        return reservations
                .reserve(body)
                .map(reservation -> created.at("reservations/" + reservation.id, ReservationAnswer.of(reservation)));
    }

    @POST
    @RequiresPermission(Permission.STOCK_WRITE)
    @Path("{id}/release")
    @Operation(summary = "Let goods go", description = "A reservation that has ended stays as it is.")
    public Uni<ReservationAnswer> release(@PathParam("id") UUID id) {
        return reservations.release(id).map(ReservationAnswer::of);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One reservation")
    public Uni<ReservationAnswer> get(@PathParam("id") UUID id) {
        return reservations.get(id).map(ReservationAnswer::of);
    }

    @GET
    @Operation(summary = "Reservations, newest first")
    @WithTransaction
    public Uni<Page<ReservationAnswer>> list(@Valid @BeanParam ListRequest request) {
        return FIELDS.page(request, ReservationAnswer::of);
    }
}

package io.buildify.warehouse.shipment;

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
import java.util.Currency;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code <prefix>/shipments}. */
@Path("shipments")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.STOCK_READ)
@Tag(name = "Shipments")
public class ShipmentResource {

    private static final ListFields<Shipment> FIELDS = ListFields.of(Shipment.class)
            .filter("status", "status", ShipmentStatus.class)
            .filter("currency", "currency", Currency.class)
            .filter("delivered_at", "deliveredAt", Instant.class)
            .sort("customer", "customer", String.class, shipment -> shipment.customer)
            .sort("created_at", "createdAt", Instant.class, Shipment::createdAt);

    private final Shipments shipments;
    private final Dispatch dispatch;
    private final Created created;

    ShipmentResource(Shipments shipments, Dispatch dispatch, Created created) {
        this.shipments = shipments;
        this.dispatch = dispatch;
        this.created = created;
    }

    @POST
    @RequiresPermission(Permission.SHIPMENT_WRITE)
    @Operation(summary = "Draft a shipment", description = "With the feature reservations its goods are kept.")
    @APIResponse(
            responseCode = "201",
            description = "Drafted; Location is its path",
            content = @Content(schema = @Schema(implementation = ShipmentAnswer.class)))
    public Uni<Response> draft(@NotNull @Valid ShipmentRequest body) {
        return shipments
                .draft(body)
                .map(shipment -> created.at("shipments/" + shipment.id, ShipmentAnswer.of(shipment)));
    }

    @POST
    @RequiresPermission(Permission.SHIPMENT_WRITE)
    @Path("{id}/pick")
    @Operation(summary = "A draft's goods are taken to where they wait for dispatch")
    public Uni<ShipmentAnswer> pick(@PathParam("id") UUID id) {
        return dispatch.pick(id).map(ShipmentAnswer::of);
    }

    @POST
    @RequiresPermission(Permission.SHIPMENT_WRITE)
    @Path("{id}/ship")
    @Operation(summary = "What was picked leaves")
    public Uni<ShipmentAnswer> ship(@PathParam("id") UUID id) {
        return dispatch.ship(id).map(ShipmentAnswer::of);
    }

    @POST
    @RequiresPermission(Permission.SHIPMENT_WRITE)
    @Path("{id}/deliver")
    @Operation(summary = "What was shipped has arrived", description = "Publishes warehouse.shipment.delivered.")
    public Uni<ShipmentAnswer> deliver(@PathParam("id") UUID id) {
        return dispatch.deliver(id).map(ShipmentAnswer::of);
    }

    @POST
    @RequiresPermission(Permission.SHIPMENT_WRITE)
    @Path("{id}/cancel")
    @Operation(summary = "A draft is given up")
    public Uni<ShipmentAnswer> cancel(@PathParam("id") UUID id) {
        return dispatch.cancel(id).map(ShipmentAnswer::of);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One shipment with its lines")
    public Uni<ShipmentAnswer> get(@PathParam("id") UUID id) {
        return shipments.get(id).map(ShipmentAnswer::of);
    }

    @GET
    @Operation(summary = "Shipments, newest first")
    @WithTransaction
    public Uni<Page<ShipmentSummary>> list(@Valid @BeanParam ListRequest request) {
        return FIELDS.page(request, ShipmentSummary::of);
    }
}

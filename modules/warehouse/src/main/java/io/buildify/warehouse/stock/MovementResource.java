package io.buildify.warehouse.stock;

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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code <prefix>/movements}. */
@Path("movements")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.STOCK_READ)
@Tag(name = "Stock")
public class MovementResource {

    private static final ListFields<Movement> FIELDS = ListFields.of(Movement.class)
            .fetch("product")
            .filter("sku", "product.sku", String.class)
            .filter("location", "locationId", UUID.class)
            .filter("kind", "kind", MovementKind.class)
            .filter("reference", "reference", String.class)
            .sort("quantity", "quantity", BigDecimal.class, movement -> movement.quantity)
            .sort("created_at", "createdAt", Instant.class, movement -> movement.createdAt);

    private final StockBook book;
    private final Created created;

    MovementResource(StockBook book, Created created) {
        this.book = book;
        this.created = created;
    }

    @POST
    @RequiresPermission(Permission.STOCK_WRITE)
    @Path("receive")
    @Operation(summary = "Receive goods")
    @APIResponse(
            responseCode = "201",
            description = "Booked; Location is its path",
            content = @Content(schema = @Schema(implementation = MovementAnswer.class)))
    public Uni<Response> receive(@NotNull @Valid Receipt body) {
        return book.receive(body).map(this::booked);
    }

    @POST
    @RequiresPermission(Permission.STOCK_WRITE)
    @Path("move")
    @Operation(summary = "Move goods to another location", description = "Answers what came to its new location.")
    @APIResponse(
            responseCode = "201",
            description = "Booked; Location is its path",
            content = @Content(schema = @Schema(implementation = MovementAnswer.class)))
    public Uni<Response> move(@NotNull @Valid Move body) {
        return book.move(body).map(this::booked);
    }

    @POST
    @RequiresPermission(Permission.STOCK_WRITE)
    @Path("adjust")
    @Operation(summary = "Book what was found, or is missing")
    @APIResponse(
            responseCode = "201",
            description = "Booked; Location is its path",
            content = @Content(schema = @Schema(implementation = MovementAnswer.class)))
    public Uni<Response> adjust(@NotNull @Valid Adjustment body) {
        return book.adjust(body).map(this::booked);
    }

    private Response booked(Movement movement) {
        return created.at("movements/" + movement.id, MovementAnswer.of(movement));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One movement")
    public Uni<MovementAnswer> get(@PathParam("id") UUID id) {
        return book.get(id).map(MovementAnswer::of);
    }

    @GET
    @Operation(summary = "Movements, newest first")
    @WithTransaction
    public Uni<Page<MovementAnswer>> list(@Valid @BeanParam ListRequest request) {
        return FIELDS.page(request, MovementAnswer::of);
    }
}

package io.buildify.warehouse.count;

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

/** {@code <prefix>/counts}. */
@Path("counts")
@Feature("counts")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.STOCK_READ)
@Tag(name = "Counts")
public class CountResource {

    private static final ListFields<StockCount> FIELDS = ListFields.of(StockCount.class)
            .filter("location", "locationId", UUID.class)
            .filter("booked_at", "bookedAt", Instant.class)
            .sort("created_at", "createdAt", Instant.class, StockCount::createdAt);

    private final StockCounts counts;
    private final Created created;

    CountResource(StockCounts counts, Created created) {
        this.counts = counts;
        this.created = created;
    }

    @POST
    @RequiresPermission(Permission.STOCK_WRITE)
    @Operation(summary = "Keep what was counted", description = "Nothing is booked yet.")
    @APIResponse(
            responseCode = "201",
            description = "Kept; Location is its path",
            content = @Content(schema = @Schema(implementation = CountAnswer.class)))
    public Uni<Response> count(@NotNull @Valid CountRequest body) {
        return counts.count(body).map(count -> created.at("counts/" + count.id, CountAnswer.of(count)));
    }

    @POST
    @RequiresPermission(Permission.STOCK_WRITE)
    @Path("{id}/book")
    @Operation(summary = "Book the differences as adjustments")
    public Uni<CountAnswer> book(@PathParam("id") UUID id) {
        return counts.book(id).map(CountAnswer::of);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One count with its lines")
    public Uni<CountAnswer> get(@PathParam("id") UUID id) {
        return counts.get(id).map(CountAnswer::of);
    }

    @GET
    @Operation(summary = "Counts, newest first")
    @WithTransaction
    public Uni<Page<CountSummary>> list(@Valid @BeanParam ListRequest request) {
        return FIELDS.page(request, CountSummary::of);
    }
}

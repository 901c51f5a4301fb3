package io.buildify.__package__.item;

import io.buildify.sdk.configuration.Feature;
import io.buildify.sdk.permission.RequiresPermission;
import io.buildify.sdk.rest.Created;
import io.buildify.sdk.rest.ListFields;
import io.buildify.sdk.rest.ListRequest;
import io.buildify.sdk.rest.Page;
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

/** {@code <prefix>/items}. */
@Path("items")
@Feature("items")
@RequiresPermission("item.read")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Items")
public class ItemResource {

    private static final ListFields<Item> FIELDS = ListFields.of(Item.class)
            .sort("code", "code", String.class, item -> item.code)
            .sort("name", "name", String.class, item -> item.name)
            .sort("created_at", "createdAt", Instant.class, Item::createdAt);

    private final Items items;
    private final Created created;

    ItemResource(Items items, Created created) {
        this.items = items;
        this.created = created;
    }

    @POST
    @RequiresPermission("item.write")
    @Operation(summary = "Add an item")
    @APIResponse(
            responseCode = "201",
            description = "Added; Location is its path",
            content = @Content(schema = @Schema(implementation = ItemAnswer.class)))
    public Uni<Response> add(@NotNull @Valid ItemRequest body) {
        return items.add(body.number(), body.name()).map(item -> created.at("items/" + item.id, ItemAnswer.of(item)));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One item")
    public Uni<ItemAnswer> get(@PathParam("id") UUID id) {
        return items.get(id).map(ItemAnswer::of);
    }

    @PUT
    @Path("{id}")
    @RequiresPermission("item.write")
    @Operation(summary = "Rename an item", description = "If-Match with its ETag makes sure that nobody else has changed it.")
    public Uni<ItemAnswer> rename(@PathParam("id") UUID id, @NotNull @Valid ItemChange body) {
        return items.rename(id, body.name()).map(ItemAnswer::of);
    }

    @GET
    @Operation(summary = "Items, newest first")
    @WithTransaction
    public Uni<Page<ItemAnswer>> list(@Valid @BeanParam ListRequest request) {
        return FIELDS.page(request, ItemAnswer::of);
    }
}

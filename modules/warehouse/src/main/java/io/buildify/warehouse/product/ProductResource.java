package io.buildify.warehouse.product;

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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code <prefix>/products}. */
@Path("products")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.STOCK_READ)
@Tag(name = "Products")
public class ProductResource {

    private static final ListFields<Product> FIELDS = ListFields.of(Product.class)
            .sort("sku", "sku", String.class, Product::sku)
            .sort("name", "name", String.class, Product::name)
            .sort("reorder_level", "reorderLevel", BigDecimal.class, Product::reorderLevel)
            .sort("created_at", "createdAt", Instant.class, Product::createdAt)
            .filter("unit", "unit", String.class);

    private final Products products;
    private final Created created;

    ProductResource(Products products, Created created) {
        this.products = products;
        this.created = created;
    }

    @POST
    @RequiresPermission(Permission.PRODUCT_WRITE)
    @Operation(summary = "Add a product")
    @APIResponse(
            responseCode = "201",
            description = "Added; Location is its path",
            content = @Content(schema = @Schema(implementation = ProductAnswer.class)))
    public Uni<Response> add(@NotNull @Valid ProductRequest body) {
        return products.add(body).map(product -> created.at("products/" + product.id, ProductAnswer.of(product)));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One product")
    public Uni<ProductAnswer> get(@PathParam("id") UUID id) {
        return products.get(id).map(ProductAnswer::of);
    }

    @PUT
    @RequiresPermission(Permission.PRODUCT_WRITE)
    @Path("{id}")
    @Operation(summary = "Change a product's name, unit and reorder level")
    public Uni<ProductAnswer> change(@PathParam("id") UUID id, @NotNull @Valid ProductChange body) {
        return products.change(id, body).map(ProductAnswer::of);
    }

    @GET
    @Operation(summary = "Products, newest first")
    @WithTransaction
    public Uni<Page<ProductAnswer>> list(@Valid @BeanParam ListRequest request) {
        return FIELDS.page(request, ProductAnswer::of);
    }
}

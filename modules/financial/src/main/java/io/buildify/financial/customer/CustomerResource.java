package io.buildify.financial.customer;

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

/** {@code <prefix>/customers}. */
@Path("customers")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission("customer.read")
@Tag(name = "Customers")
public class CustomerResource {

    private static final ListFields<Customer> FIELDS = ListFields.of(Customer.class)
            .sort("name", "name", String.class, customer -> customer.name)
            .sort("created_at", "createdAt", Instant.class, Customer::createdAt)
            .filter("email", "email", String.class)
            .filter("tax_number", "taxNumber", String.class);

    private final Customers customers;
    private final Created created;

    CustomerResource(Customers customers, Created created) {
        this.customers = customers;
        this.created = created;
    }

    @POST
    @RequiresPermission("customer.write")
    @Operation(summary = "Add a customer", description = "An invoice for a name that is not there adds one too.")
    @APIResponse(
            responseCode = "201",
            description = "Added; Location is its path",
            content = @Content(schema = @Schema(implementation = CustomerAnswer.class)))
    public Uni<Response> add(@NotNull @Valid CustomerRequest body) {
        return customers.add(body).map(customer -> created.at("customers/" + customer.id, CustomerAnswer.of(customer)));
    }

    @PUT
    @RequiresPermission("customer.write")
    @Path("{id}")
    @Operation(summary = "Change a customer", description = "Invoices that were issued keep what they say.")
    public Uni<CustomerAnswer> change(@PathParam("id") UUID id, @NotNull @Valid CustomerRequest body) {
        return customers.change(id, body).map(CustomerAnswer::of);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One customer")
    public Uni<CustomerAnswer> get(@PathParam("id") UUID id) {
        return customers.get(id).map(CustomerAnswer::of);
    }

    @GET
    @Operation(summary = "Customers, newest first")
    @WithTransaction
    public Uni<Page<CustomerAnswer>> list(@Valid @BeanParam ListRequest request) {
        return FIELDS.page(request, CustomerAnswer::of);
    }
}

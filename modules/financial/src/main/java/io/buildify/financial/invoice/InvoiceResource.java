package io.buildify.financial.invoice;

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
import jakarta.ws.rs.DELETE;
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
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code <prefix>/invoices}. */
@Path("invoices")
@Feature("invoices")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission("invoice.read")
@Tag(name = "Invoices")
public class InvoiceResource {

    private static final ListFields<Invoice> FIELDS = ListFields.of(Invoice.class)
            .filter("status", "counted", InvoiceStatus.class)
            .filter("number", "number", String.class)
            .filter("customer", "customerId", UUID.class)
            .filter("shipment", "shipmentId", UUID.class)
            .filter("issued_on", "issuedOn", LocalDate.class)
            .filter("due_on", "dueOn", LocalDate.class)
            .filter("currency", "currency", Currency.class)
            .sort("gross", "gross", BigDecimal.class, invoice -> invoice.gross)
            .sort("created_at", "createdAt", Instant.class, Invoice::createdAt);

    private final InvoiceBook book;
    private final Invoicing invoicing;
    private final Created created;

    InvoiceResource(InvoiceBook book, Invoicing invoicing, Created created) {
        this.book = book;
        this.invoicing = invoicing;
        this.created = created;
    }

    @POST
    @RequiresPermission("invoice.write")
    @Operation(
            summary = "Issue an invoice, or draft one",
            description = "Currency, usual tax rate, term and prefix come from the configuration.")
    @APIResponse(
            responseCode = "201",
            description = "Issued, or drafted; Location is its path",
            content = @Content(schema = @Schema(implementation = InvoiceAnswer.class)))
    public Uni<Response> write(@NotNull @Valid InvoiceRequest body) {
        return invoicing.write(body).map(invoice -> created.at("invoices/" + invoice.id, InvoiceAnswer.of(invoice)));
    }

    @PUT
    @RequiresPermission("invoice.write")
    @Path("{id}")
    @Operation(summary = "Replace what a draft says", description = "It stays a draft.")
    public Uni<InvoiceAnswer> replace(@PathParam("id") UUID id, @NotNull @Valid InvoiceRequest body) {
        return invoicing.replace(id, body).map(InvoiceAnswer::of);
    }

    @DELETE
    @RequiresPermission("invoice.write")
    @Path("{id}")
    @Operation(summary = "Discard a draft")
    public Uni<Void> discard(@PathParam("id") UUID id) {
        return invoicing.discard(id);
    }

    @POST
    @RequiresPermission("invoice.write")
    @Path("{id}/issue")
    @Operation(summary = "Issue a draft", description = "It gets its number, and is not changed any more.")
    public Uni<InvoiceAnswer> issue(@PathParam("id") UUID id) {
        return invoicing.issue(id).map(InvoiceAnswer::of);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One invoice with its lines", description = "With Accept: application/pdf, to print.")
    public Uni<InvoiceAnswer> get(@PathParam("id") UUID id) {
        return book.get(id).map(InvoiceAnswer::of);
    }

    @GET
    @Operation(summary = "Invoices, newest first")
    @WithTransaction
    public Uni<Page<InvoiceSummary>> list(@Valid @BeanParam ListRequest request) {
        return FIELDS.page(request, InvoiceSummary::of);
    }
}

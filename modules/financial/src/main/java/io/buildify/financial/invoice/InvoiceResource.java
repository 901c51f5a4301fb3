package io.buildify.financial.invoice;

import io.buildify.sdk.configuration.Feature;
import io.buildify.sdk.permission.RequiresPermission;
import io.buildify.sdk.rest.Created;
import io.buildify.sdk.rest.Page;
import io.buildify.sdk.rest.PageRequest;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code <prefix>/invoices}. */
@Path("invoices")
@Feature("invoices")
@RequiresPermission("invoice.read")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Invoices")
public class InvoiceResource {

    private final InvoiceBook book;
    private final Created created;

    InvoiceResource(InvoiceBook book, Created created) {
        this.book = book;
        this.created = created;
    }

    @POST
    @RequiresPermission("invoice.write")
    @Operation(summary = "Issue an invoice", description = "Currency, tax rate and prefix come from the configuration.")
    @APIResponse(
            responseCode = "201",
            description = "Issued; Location is its path",
            content = @Content(schema = @Schema(implementation = InvoiceAnswer.class)))
    public Uni<Response> issue(@NotNull @Valid InvoiceRequest body) {
        return book.issue(body).map(invoice -> created.at("invoices/" + invoice.id, InvoiceAnswer.of(invoice)));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One invoice with its lines")
    public Uni<InvoiceAnswer> get(@PathParam("id") UUID id) {
        return book.get(id).map(InvoiceAnswer::of);
    }

    @GET
    @Operation(summary = "Invoices, newest first")
    public Uni<Page<InvoiceSummary>> list(@Valid @BeanParam PageRequest page) {
        return book.list(page).map(rows -> Page.of(page, rows, row -> row.id, InvoiceSummary::of));
    }
}

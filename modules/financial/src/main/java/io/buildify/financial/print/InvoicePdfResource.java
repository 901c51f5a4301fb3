package io.buildify.financial.print;

import io.buildify.sdk.configuration.Feature;
import io.buildify.sdk.permission.RequiresPermission;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code <prefix>/invoices/{id}/pdf}, and the same for who asks for the invoice itself with {@code Accept: application/pdf}. */
@Path("invoices")
@Feature("invoices")
@Produces(Printing.PDF)
@RequiresPermission("invoice.read")
@Tag(name = "Invoices")
public class InvoicePdfResource {

    private final Printing printing;

    InvoicePdfResource(Printing printing) {
        this.printing = printing;
    }

    @GET
    @Path("{id}/pdf")
    @Operation(
            summary = "An issued invoice to print",
            description = "Who issues it, and the foot, come from the configuration.")
    @APIResponse(
            responseCode = "200",
            description = "A PDF",
            content = @Content(mediaType = Printing.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Uni<Response> get(@PathParam("id") UUID id) {
        return printing.invoice(id);
    }

    /** Behind JSON, for those who ask for nothing. The OpenAPI document has it with the other answers of that path. */
    @GET
    @Path("{id}")
    @Produces(Printing.PDF + ";qs=0.5")
    @Operation(hidden = true)
    public Uni<Response> accepted(@PathParam("id") UUID id) {
        return printing.invoice(id);
    }
}

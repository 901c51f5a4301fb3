package io.buildify.financial.creditnote;

import io.buildify.sdk.configuration.Feature;
import io.buildify.sdk.permission.RequiresPermission;
import io.buildify.sdk.rest.Created;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

/** {@code <prefix>/invoices/{id}/cancel}. */
@Path("invoices/{id}/cancel")
@Feature("invoices")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission("invoice.write")
@Tag(name = "Invoices")
public class CancellationResource {

    private final CreditNotes notes;
    private final Created created;

    CancellationResource(CreditNotes notes, Created created) {
        this.notes = notes;
        this.created = created;
    }

    @POST
    @Operation(
            summary = "Take an invoice back by a credit note",
            description = "What was paid of it is the customer's credit again. Publishes financial.invoice.cancelled.")
    @APIResponse(
            responseCode = "201",
            description = "Cancelled; Location is the credit note's path",
            content = @Content(schema = @Schema(implementation = CreditNoteAnswer.class)))
    public Uni<Response> cancel(@PathParam("id") UUID id, @NotNull @Valid CancellationRequest body) {
        return notes.cancel(id, body.reason())
                .map(note -> created.at("credit-notes/" + note.id, CreditNoteAnswer.of(note)));
    }
}

package io.buildify.financial.creditnote;

import io.buildify.sdk.configuration.Feature;
import io.buildify.sdk.permission.RequiresPermission;
import io.buildify.sdk.rest.Page;
import io.buildify.sdk.rest.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code <prefix>/credit-notes}. */
@Path("credit-notes")
@Feature("invoices")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission("invoice.read")
@Tag(name = "Invoices")
public class CreditNoteResource {

    private final CreditNotes notes;

    CreditNoteResource(CreditNotes notes) {
        this.notes = notes;
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One credit note")
    public Uni<CreditNoteAnswer> get(@PathParam("id") UUID id) {
        return notes.get(id).map(CreditNoteAnswer::of);
    }

    @GET
    @Operation(summary = "Credit notes, newest first")
    public Uni<Page<CreditNoteAnswer>> list(@Valid @BeanParam PageRequest page) {
        return notes.list(page).map(rows -> Page.of(page, rows, row -> row.id, CreditNoteAnswer::of));
    }
}

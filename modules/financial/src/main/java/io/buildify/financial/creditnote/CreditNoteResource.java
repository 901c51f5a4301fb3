package io.buildify.financial.creditnote;

import io.buildify.sdk.configuration.Feature;
import io.buildify.sdk.permission.RequiresPermission;
import io.buildify.sdk.rest.ListFields;
import io.buildify.sdk.rest.ListRequest;
import io.buildify.sdk.rest.Page;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
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

    private static final ListFields<CreditNote> FIELDS = ListFields.of(CreditNote.class)
            .fetch("invoice")
            .filter("invoice", "invoice.id", UUID.class)
            .sort("number", "number", String.class, CreditNote::number)
            .sort("issued_on", "issuedOn", LocalDate.class, CreditNote::issuedOn);

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
    @WithTransaction
    public Uni<Page<CreditNoteAnswer>> list(@Valid @BeanParam ListRequest request) {
        return FIELDS.page(request, CreditNoteAnswer::of);
    }
}

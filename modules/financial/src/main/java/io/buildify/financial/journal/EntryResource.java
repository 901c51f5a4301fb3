package io.buildify.financial.journal;

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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code <prefix>/journal-entries}. */
@Path("journal-entries")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission("journal.read")
@Tag(name = "Journal")
public class EntryResource {

    private static final ListFields<JournalEntry> FIELDS = ListFields.of(JournalEntry.class)
            .filterAny("account", "lines", "account.code", String.class)
            .filter("document", "sourceId", UUID.class)
            .filter("source", "source", EntrySource.class)
            .filter("currency", "currency", Currency.class)
            .sort("booked_on", "bookedOn", LocalDate.class, entry -> entry.bookedOn)
            .sort("total", "total", BigDecimal.class, entry -> entry.total);

    private final Entries entries;
    private final Created created;

    EntryResource(Entries entries, Created created) {
        this.entries = entries;
        this.created = created;
    }

    @POST
    @RequiresPermission("journal.write")
    @Operation(summary = "Post an entry by hand", description = "It is not changed any more; it can be reversed.")
    @APIResponse(
            responseCode = "201",
            description = "Posted; Location is its path",
            content = @Content(schema = @Schema(implementation = EntryAnswer.class)))
    public Uni<Response> post(@NotNull @Valid EntryRequest body) {
        return entries.post(body).map(this::posted);
    }

    @POST
    @RequiresPermission("journal.write")
    @Path("{id}/reverse")
    @Operation(summary = "Take back an entry that was posted by hand", description = "Answers the entry that does so.")
    @APIResponse(
            responseCode = "201",
            description = "Posted; Location is its path",
            content = @Content(schema = @Schema(implementation = EntryAnswer.class)))
    public Uni<Response> reverse(@PathParam("id") UUID id, @NotNull @Valid ReversalRequest body) {
        return entries.reverse(id, body).map(this::posted);
    }

    private Response posted(JournalEntry entry) {
        return created.at("journal-entries/" + entry.id, EntryAnswer.of(entry));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One entry with its lines")
    public Uni<EntryAnswer> get(@PathParam("id") UUID id) {
        return entries.get(id).map(EntryAnswer::of);
    }

    @GET
    @Operation(summary = "Entries, newest first")
    @WithTransaction
    public Uni<Page<EntrySummary>> list(@Valid @BeanParam ListRequest request) {
        return FIELDS.page(request, EntrySummary::of);
    }
}

package io.buildify.sdk.it;

import io.buildify.sdk.sealing.Sealing;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** Notes that nobody reads who reads the database. */
@Path("secrets")
@Produces(MediaType.APPLICATION_JSON)
public class SecretResource {

    private static final String PLACE = "notes.text";

    private final Sealing sealing;

    SecretResource(Sealing sealing) {
        this.sealing = sealing;
    }

    @POST
    @WithTransaction
    public Uni<UUID> keep(@NotNull @Valid NoteRequest body) {
        Note note = new Note();
        note.text = sealing.seal(body.text(), PLACE);
        return note.<Note>persistAndFlush().map(kept -> kept.id);
    }

    @GET
    @Path("{id}")
    @WithTransaction
    public Uni<NoteRequest> tell(@PathParam("id") UUID id) {
        return Note.<Note>findById(id).map(note -> new NoteRequest(sealing.open(note.text, PLACE)));
    }
}

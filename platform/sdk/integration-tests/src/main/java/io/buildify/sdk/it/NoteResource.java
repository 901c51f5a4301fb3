package io.buildify.sdk.it;

import io.buildify.sdk.persistence.Change;
import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
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
import java.time.Instant;
import java.util.UUID;

/** Notes, as an author writes a resource. */
@Path("notes")
@Produces(MediaType.APPLICATION_JSON)
public class NoteResource {

    private static final ListFields<Note> FIELDS = ListFields.of(Note.class)
            .sort("text", "text", String.class, note -> note.text)
            .sort("created_at", "createdAt", Instant.class, Note::createdAt)
            .sort("version", "version", Long.class, Note::version)
            .filter("created_by", "createdBy", String.class);

    private final Created created;

    NoteResource(Created created) {
        this.created = created;
    }

    @POST
    @WithTransaction
    public Uni<Response> add(@NotNull @Valid NoteRequest body) {
        Note note = new Note();
        note.text = body.text();
        return note.<Note>persistAndFlush().map(kept -> created.at("notes/" + kept.id, NoteAnswer.of(kept)));
    }

    @GET
    @WithTransaction
    public Uni<Page<NoteAnswer>> list(@Valid @BeanParam ListRequest request) {
        return FIELDS.page(request, NoteAnswer::of);
    }

    @GET
    @Path("{id}")
    @WithTransaction
    public Uni<NoteAnswer> get(@PathParam("id") UUID id) {
        return find(id).map(NoteAnswer::of);
    }

    @PUT
    @Path("{id}")
    @WithTransaction
    public Uni<NoteAnswer> change(@PathParam("id") UUID id, @NotNull @Valid NoteRequest body) {
        return find(id).flatMap(note -> Change.of(note, same -> same.text = body.text()))
                .map(NoteAnswer::of);
    }

    @DELETE
    @Path("{id}")
    @WithTransaction
    public Uni<Void> delete(@PathParam("id") UUID id) {
        return find(id).flatMap(Change::delete);
    }

    private static Uni<Note> find(UUID id) {
        return Note.<Note>findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> new ProblemException(Problem.notFound("note", id)));
    }
}

package io.buildify.sdk.it;

import io.buildify.sdk.persistence.Change;
import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.buildify.sdk.rest.Created;
import io.buildify.sdk.rest.Page;
import io.buildify.sdk.rest.PageRequest;
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
import java.util.UUID;

/** Notes, as an author writes a resource. */
@Path("notes")
@Produces(MediaType.APPLICATION_JSON)
public class NoteResource {

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
    public Uni<Page<NoteAnswer>> list(@Valid @BeanParam PageRequest page) {
        return Note.<Note>find("id < ?1 order by id desc", page.below())
                .range(0, page.probe() - 1)
                .list()
                .map(notes -> Page.of(page, notes, note -> note.id, NoteAnswer::of));
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

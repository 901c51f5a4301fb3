package io.buildify.sdk.it;

import io.buildify.sdk.event.Events;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** Notes that are told of by an event. */
@Path("written")
public class WritingResource {

    private final Events events;

    WritingResource(Events events) {
        this.events = events;
    }

    /** Writes a note and tells of it, in one transaction; answers the event's id. */
    @POST
    @WithTransaction
    public Uni<UUID> write(@RestQuery String about, NoteRequest body) {
        Note note = new Note();
        note.text = body.text();
        return note.persist().flatMap(kept -> events.publish(new NoteWritten(about, body.text())));
    }

    /** Changes its mind after it has published. */
    @POST
    @Path("undone")
    public Uni<UUID> undo(@RestQuery String about) {
        return Panache.withTransaction(() -> events.publish(new NoteWritten(about, "undone"))
                .flatMap(id -> Panache.currentTransaction()
                        .invoke(transaction -> transaction.markForRollback())
                        .replaceWith(id)));
    }

    /** An event of a size that the caller chooses. */
    @POST
    @Path("sized")
    @WithTransaction
    public Uni<UUID> sized(@RestQuery String about, @RestQuery int characters) {
        return events.publish(new NoteWritten(about, "x".repeat(characters)));
    }

    /** What an author must not do. */
    @POST
    @Path("careless")
    @WithSession
    public Uni<UUID> careless(@RestQuery String about) {
        return events.publish(new NoteWritten(about, "outside a transaction"));
    }
}

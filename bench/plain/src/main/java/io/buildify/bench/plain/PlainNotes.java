package io.buildify.bench.plain;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Notes of the tenant that the caller's token names: each statement says so itself. */
@Path("api/v1/notes")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class PlainNotes {

    private static final String TENANT = "tenant";
    private static final int PAGE = 20;

    private final JsonWebToken token;

    PlainNotes(JsonWebToken token) {
        this.token = token;
    }

    /** What a client sends. */
    public record Text(String text) {}

    /** What a client gets for a list. */
    public record Page(List<PlainNote> items) {}

    @POST
    @Path("notes")
    @ResponseStatus(201)
    @WithTransaction
    public Uni<PlainNote> add(Text body) {
        PlainNote note = new PlainNote();
        note.id = UUID.randomUUID();
        note.tenant = tenant();
        note.text = body.text();
        note.createdAt = Instant.now();
        note.createdBy = "bench";
        note.changedAt = note.createdAt;
        note.changedBy = note.createdBy;
        return note.persistAndFlush();
    }

    @GET
    @Path("notes/{id}")
    @WithTransaction
    public Uni<PlainNote> get(@PathParam("id") UUID id) {
        return find(tenant(), id);
    }

    @GET
    @Path("outside/{id}")
    @WithSession
    public Uni<PlainNote> outsideOfATransaction(@PathParam("id") UUID id) {
        return find(tenant(), id);
    }

    /** Whoever asks, the tenant is the one that a header names. */
    @GET
    @Path("open/{id}")
    @PermitAll
    @WithTransaction
    public Uni<PlainNote> withoutAToken(@HeaderParam(TENANT) String tenant, @PathParam("id") UUID id) {
        return find(tenant, id);
    }

    @GET
    @Path("notes")
    @WithTransaction
    public Uni<Page> list() {
        return PlainNote.<PlainNote>find("tenant = ?1 order by id desc", tenant())
                .range(0, PAGE)
                .list()
                .map(Page::new);
    }

    private String tenant() {
        return token.getClaim(TENANT);
    }

    private static Uni<PlainNote> find(String tenant, UUID id) {
        return PlainNote.<PlainNote>find("tenant = ?1 and id = ?2", tenant, id)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(NotFoundException::new);
    }
}

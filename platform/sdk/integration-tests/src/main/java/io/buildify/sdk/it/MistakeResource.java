package io.buildify.sdk.it;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** What an author could do wrong, or an attacker could make of an author's mistake. */
@Path("mistakes")
@Produces(MediaType.APPLICATION_JSON)
public class MistakeResource {

    private final Pool pool;

    MistakeResource(Pool pool) {
        this.pool = pool;
    }

    /** Writes a row that claims to be another tenant's. */
    @POST
    @Path("forged")
    @WithTransaction
    public Uni<Integer> forged(@RestQuery String tenant) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "insert into notes (tenant_id, id, text) values (:tenant, :id, 'forged')")
                        .setParameter("tenant", tenant)
                        .setParameter("id", UUID.randomUUID())
                        .executeUpdate());
    }

    /** Changes every row it can reach. */
    @POST
    @Path("greedy")
    @WithTransaction
    public Uni<Integer> greedy() {
        return Panache.getSession()
                .flatMap(
                        session -> session.createNativeQuery("update notes set text = text || '' where tenant_id <> ''")
                                .executeUpdate());
    }

    /** Changes a note as if nobody else did: without a look at If-Match. */
    @POST
    @Path("careless/{id}")
    @WithTransaction
    public Uni<NoteAnswer> careless(@PathParam("id") UUID id) {
        return Note.<Note>findById(id)
                .invoke(note -> note.text = "careless")
                .call(note -> note.flush())
                .map(NoteAnswer::of);
    }

    /** Concatenates what the client sent into SQL. */
    @GET
    @Path("injected")
    @WithTransaction
    public Uni<Long> injected(@RestQuery String where) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery("select count(*) from notes where " + where, Long.class)
                        .getSingleResult());
    }

    /** The same straight from the pool, where a text may be several statements. */
    @GET
    @Path("plain")
    public Uni<Long> plain(@RestQuery String where) {
        return pool.withTransaction(connection -> connection
                .query("select count(*) from notes where " + where)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0)));
    }

    /** Reads without a transaction. */
    @GET
    @Path("session")
    @WithSession
    public Uni<Long> session() {
        return Note.count();
    }

    /** Reads straight from the pool. */
    @GET
    @Path("pool")
    public Uni<Integer> pool() {
        return pool.query("select 1 from notes").execute().map(rows -> rows.size());
    }

    /** Fails with something that nobody should see. */
    @GET
    @Path("failure")
    public Uni<String> failure() {
        throw new IllegalStateException("password=hunter2");
    }
}

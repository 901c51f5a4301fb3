package io.buildify.bench.plain.invoice;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.persistence.NoResultException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Invoices of the tenant that the caller's token names: each statement says so itself. */
@Path("api/v1/financial")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class PlainInvoices {

    private static final String TENANT = "tenant";
    private static final int PAGE = 20;

    private final JsonWebToken token;
    private final PlainInvoicing invoicing;

    PlainInvoices(JsonWebToken token, PlainInvoicing invoicing) {
        this.token = token;
        this.invoicing = invoicing;
    }

    @POST
    @Path("invoices")
    @ResponseStatus(201)
    @WithTransaction
    public Uni<InvoiceAnswer> write(@NotNull @Valid InvoiceRequest body) {
        return invoicing.write(tenant(), body).map(InvoiceAnswer::of);
    }

    @GET
    @Path("invoices/{id}")
    @WithTransaction
    public Uni<InvoiceAnswer> get(@PathParam("id") UUID id) {
        return find(tenant(), id);
    }

    @GET
    @Path("outside/{id}")
    @WithSession
    public Uni<InvoiceAnswer> outsideOfATransaction(@PathParam("id") UUID id) {
        return find(tenant(), id);
    }

    /** Whoever asks, the tenant is the one that a header names. */
    @GET
    @Path("open/{id}")
    @PermitAll
    @WithTransaction
    public Uni<InvoiceAnswer> withoutAToken(@HeaderParam(TENANT) String tenant, @PathParam("id") UUID id) {
        return find(tenant, id);
    }

    @GET
    @Path("invoices")
    @WithTransaction
    public Uni<InvoicePage> list() {
        return PlainInvoice.<PlainInvoice>find("tenant = ?1 order by id desc", tenant())
                .range(0, PAGE)
                .list()
                .map(found ->
                        new InvoicePage(found.stream().map(InvoicePage.Item::of).toList()));
    }

    private String tenant() {
        return token.getClaim(TENANT);
    }

    private static Uni<InvoiceAnswer> find(String tenant, UUID id) {
        return PlainInvoice.<PlainInvoice>find(
                        "from PlainInvoice i left join fetch i.lines where i.tenant = ?1 and i.id = ?2", tenant, id)
                .singleResult()
                .onFailure(NoResultException.class)
                .transform(none -> new NotFoundException())
                .map(InvoiceAnswer::of);
    }
}

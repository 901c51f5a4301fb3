package io.buildify.sdk.it;

import io.buildify.sdk.rest.ListFields;
import io.buildify.sdk.rest.ListRequest;
import io.buildify.sdk.rest.Page;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What the caller began with. */
@Path("welcomes")
@Produces(MediaType.APPLICATION_JSON)
public class WelcomeResource {

    /** A welcome as clients see it. */
    public record WelcomeAnswer(String text, String createdBy) {}

    private static final ListFields<Welcome> FIELDS = ListFields.of(Welcome.class);

    @GET
    @WithTransaction
    public Uni<Page<WelcomeAnswer>> list(@Valid @BeanParam ListRequest request) {
        return FIELDS.page(request, row -> new WelcomeAnswer(row.text, row.createdBy()));
    }
}

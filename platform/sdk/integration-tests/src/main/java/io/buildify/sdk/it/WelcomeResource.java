package io.buildify.sdk.it;

import io.buildify.sdk.rest.Page;
import io.buildify.sdk.rest.PageRequest;
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

    @GET
    @WithTransaction
    public Uni<Page<WelcomeAnswer>> list(@Valid @BeanParam PageRequest page) {
        return Welcome.<Welcome>find("id < ?1 order by id desc", page.below())
                .range(0, page.probe() - 1)
                .list()
                .map(rows -> Page.of(page, rows, row -> row.id, row -> new WelcomeAnswer(row.text, row.createdBy())));
    }
}

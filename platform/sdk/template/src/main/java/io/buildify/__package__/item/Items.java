package io.buildify.__package__.item;

import io.buildify.__package__.__Name__Configuration;
import io.buildify.sdk.configuration.Configuration;
import io.buildify.sdk.event.Events;
import io.buildify.sdk.persistence.Change;
import io.buildify.sdk.persistence.OwnRows;
import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The items of the current tenant and company. */
@ApplicationScoped
class Items {

    private final Configuration configuration;
    private final Events events;
    private final OwnRows ownRows;

    Items(Configuration configuration, Events events, OwnRows ownRows) {
        this.configuration = configuration;
        this.events = events;
        this.ownRows = ownRows;
    }

    /** Adds an item and tells of it, both or neither. */
    @WithTransaction
    Uni<Item> add(int number, String name) {
        String code = "%s-%d".formatted(configuration.as(__Name__Configuration.class).codePrefix(), number);
        return Item.of(code, name)
                .<Item>persistAndFlush()
                .call(item -> events.publish(ItemAdded.of(item)));
    }

    /**
     * @throws ProblemException 404 if there is none that the caller may see
     */
    @WithTransaction
    Uni<Item> get(UUID id) {
        return Item.<Item>findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> new ProblemException(Problem.notFound("item", id)));
    }

    /**
     * @throws ProblemException 404 as {@link #get}; 403 if it is the tenant's or another company's; 412 if the client means another version of it
     */
    @WithTransaction
    Uni<Item> rename(UUID id, String name) {
        return get(id).map(item -> ownRows.require("item", item))
                .flatMap(item -> Change.of(item, same -> same.name = name));
    }
}

package io.buildify.warehouse.place;

import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.buildify.sdk.rest.PageRequest;
import io.buildify.warehouse.OwnRows;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** The warehouses of the current tenant and company, and the locations in each. */
@ApplicationScoped
class Warehouses {

    private static final String DISPATCH = "DISPATCH";

    private final OwnRows ownRows;
    private final Clock clock;

    Warehouses(OwnRows ownRows, Clock clock) {
        this.ownRows = ownRows;
        this.clock = clock;
    }

    /** With its dispatch location. */
    @WithTransaction
    Uni<Warehouse> open(WarehouseRequest request) {
        return Warehouse.open(request, now())
                .<Warehouse>persistAndFlush()
                .call(warehouse -> Location.of(warehouse.id, DISPATCH, LocationKind.DISPATCH, now())
                        .persistAndFlush());
    }

    /**
     * @throws ProblemException 404 if there is none that the caller may see
     */
    @WithTransaction
    Uni<Warehouse> get(UUID id) {
        return Warehouse.<Warehouse>findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> new ProblemException(Problem.notFound("warehouse", id)));
    }

    /** Newest first; one more than asked for, to see whether there is another page. */
    @WithTransaction
    Uni<List<Warehouse>> list(PageRequest page) {
        return Warehouse.<Warehouse>find("id < ?1 order by id desc", page.below())
                .range(0, page.probe() - 1)
                .list();
    }

    /**
     * @throws ProblemException 404 if there is no such warehouse, 403 if it is somebody else's
     */
    @WithTransaction
    Uni<Location> add(UUID warehouse, LocationRequest request) {
        return get(warehouse)
                .map(found -> ownRows.require("warehouse", found))
                .flatMap(own -> Location.of(own.id, request.code(), LocationKind.STORAGE, now())
                        .persistAndFlush());
    }

    /**
     * Newest first; one more than asked for, to see whether there is another page.
     *
     * @throws ProblemException 404 if there is no such warehouse
     */
    @WithTransaction
    Uni<List<Location>> locations(UUID warehouse, PageRequest page) {
        return get(warehouse)
                .flatMap(found -> Location.<Location>find(
                                "warehouseId = ?1 and id < ?2 order by id desc", warehouse, page.below())
                        .range(0, page.probe() - 1)
                        .list());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

package io.buildify.warehouse.place;

import io.buildify.sdk.persistence.Change;
import io.buildify.sdk.persistence.OwnRows;
import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The warehouses of the current tenant and company, and the locations in each. */
@ApplicationScoped
class Warehouses {

    private static final String DISPATCH = "DISPATCH";

    private final OwnRows ownRows;

    Warehouses(OwnRows ownRows) {
        this.ownRows = ownRows;
    }

    /** With its dispatch location. */
    @WithTransaction
    Uni<Warehouse> open(WarehouseRequest request) {
        return Warehouse.of(request)
                .<Warehouse>persistAndFlush()
                .call(warehouse -> Location.of(warehouse.id, DISPATCH, LocationKind.DISPATCH)
                        .persistAndFlush());
    }

    /**
     * @throws ProblemException 404 if there is none that the caller may see, 403 if it may only see it, 412 if the
     *     client means another version of it
     */
    @WithTransaction
    Uni<Warehouse> change(UUID id, WarehouseRequest request) {
        return get(id).map(warehouse -> ownRows.require("warehouse", warehouse))
                .flatMap(warehouse -> Change.of(warehouse, same -> same.change(request)));
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

    /**
     * @throws ProblemException 404 if there is no such warehouse, 403 if it is somebody else's
     */
    @WithTransaction
    Uni<Location> add(UUID warehouse, LocationRequest request) {
        return get(warehouse).map(found -> ownRows.require("warehouse", found)).flatMap(own -> stock(own, request));
    }

    /** Adds a location for goods to a warehouse of the caller's own. */
    Uni<Location> stock(Warehouse warehouse, LocationRequest request) {
        return Location.of(warehouse.id, request.code(), LocationKind.STORAGE).persistAndFlush();
    }
}

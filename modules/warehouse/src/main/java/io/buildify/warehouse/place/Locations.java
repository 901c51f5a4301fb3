package io.buildify.warehouse.place;

import io.buildify.sdk.persistence.Change;
import io.buildify.sdk.persistence.OwnRows;
import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Finds the locations that something is booked at. */
@ApplicationScoped
public class Locations {

    private final OwnRows ownRows;

    Locations(OwnRows ownRows) {
        this.ownRows = ownRows;
    }

    /**
     * A location of the caller's own, where goods are stored.
     *
     * @throws ProblemException 404 if there is none that the caller may see, 403 if it is somebody else's, 409
     *     {@code not-for-storage} if it is for dispatch
     */
    @WithTransaction
    public Uni<Location> storage(UUID id) {
        return get(id).map(location -> ownRows.require("location", location)).invoke(location -> {
            if (location.kind != LocationKind.STORAGE) {
                throw new ProblemException(Problem.of(409, "not-for-storage", "Not for storage")
                        .detail(
                                "Location %s is where picked goods wait. Only shipments put goods there and take them away."
                                        .formatted(location.code)));
            }
        });
    }

    /** Where goods of that location's warehouse wait once they are picked. */
    @WithTransaction
    public Uni<UUID> dispatchOf(UUID location) {
        return get(location)
                .flatMap(found -> Location.<Location>find(
                                "warehouseId = ?1 and kind = ?2", found.warehouseId, LocationKind.DISPATCH)
                        .<Location>singleResult())
                .map(dispatch -> dispatch.id);
    }

    /**
     * @throws ProblemException 404 if there is none that the caller may see, 403 if it may only see it, 412 if the
     *     client means another version of it
     */
    @WithTransaction
    Uni<Location> change(UUID id, LocationRequest request) {
        return get(id).map(location -> ownRows.require("location", location))
                .flatMap(location -> Change.of(location, same -> same.code = request.code()));
    }

    /**
     * @throws ProblemException 404 if there is none that the caller may see
     */
    @WithTransaction
    Uni<Location> get(UUID id) {
        return Location.<Location>findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> new ProblemException(Problem.notFound("location", id)));
    }
}

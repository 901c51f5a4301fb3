package io.buildify.warehouse.reservation;

import io.buildify.sdk.persistence.OwnRows;
import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.buildify.warehouse.place.Locations;
import io.buildify.warehouse.product.Products;
import io.buildify.warehouse.stock.Balances;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.NoResultException;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The reservations of the current tenant and company. */
@ApplicationScoped
public class Reservations {

    private final Products products;
    private final Locations locations;
    private final Balances balances;
    private final Holds holds;
    private final OwnRows ownRows;

    Reservations(Products products, Locations locations, Balances balances, Holds holds, OwnRows ownRows) {
        this.products = products;
        this.locations = locations;
        this.balances = balances;
        this.holds = holds;
        this.ownRows = ownRows;
    }

    /**
     * @throws ProblemException 409 {@code stock-not-available} if less is available
     */
    @WithTransaction
    public Uni<Reservation> reserve(ReservationRequest request) {
        return locations
                .storage(request.location())
                .chain(() -> products.named(request.sku()))
                .flatMap(product -> balances.locked(
                        List.of(product),
                        () -> holds.hold(product, request.location(), request.quantity(), request.reference())));
    }

    /**
     * Lets the goods go; a reservation that has ended stays as it is.
     *
     * @throws ProblemException 404 if there is none that the caller may see, 403 if it is somebody else's, 409
     *     {@code held-by-shipment} if it belongs to a shipment
     */
    @WithTransaction
    Uni<Reservation> release(UUID id) {
        return Reservation.<Reservation>findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .switchTo(() -> get(id).map(reservation -> ownRows.require("reservation", reservation)))
                .invoke(Reservations::requireFree)
                .call(reservation -> Mutiny.fetch(reservation.product)
                        .flatMap(product -> balances.locked(List.of(product), () -> release(reservation))));
    }

    private static Uni<Void> release(Reservation reservation) {
        if (reservation.status == ReservationStatus.ACTIVE) {
            reservation.status = ReservationStatus.RELEASED;
        }
        return Uni.createFrom().voidItem();
    }

    private static void requireFree(Reservation reservation) {
        if (reservation.shipmentId != null) {
            throw new ProblemException(Problem.of(409, "held-by-shipment", "Held by a shipment")
                    .detail("The reservation %s keeps goods for shipment %s. Cancel that shipment instead."
                            .formatted(reservation.id, reservation.shipmentId)));
        }
    }

    /**
     * @throws ProblemException 404 if there is none that the caller may see
     */
    @WithTransaction
    Uni<Reservation> get(UUID id) {
        return Reservation.<Reservation>find("from Reservation r join fetch r.product where r.id = ?1", id)
                .singleResult()
                .onFailure(NoResultException.class)
                .transform(none -> new ProblemException(Problem.notFound("reservation", id)));
    }
}

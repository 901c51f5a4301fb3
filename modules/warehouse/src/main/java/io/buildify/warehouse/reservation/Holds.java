package io.buildify.warehouse.reservation;

import io.buildify.sdk.problem.ProblemException;
import io.buildify.warehouse.product.Product;
import io.buildify.warehouse.stock.Ledger;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps goods and lets them go. Whoever calls it holds the product's lock
 * ({@link io.buildify.warehouse.stock.Balances#locked}).
 */
@ApplicationScoped
public class Holds {

    private final Ledger ledger;
    private final Clock clock;

    Holds(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * @throws ProblemException 409 {@code stock-not-available} if less of the product is available at the location
     */
    @WithTransaction
    Uni<Reservation> hold(Product product, UUID location, BigDecimal quantity, @Nullable String reference) {
        return ledger.require(product, location, quantity)
                .chain(() -> active(product, location, quantity, reference, null, null)
                        .persistAndFlush());
    }

    /**
     * Keeps goods for a line of a shipment.
     *
     * @throws ProblemException 409 {@code stock-not-available} if less of the product is available at the location
     */
    @WithTransaction
    public Uni<Void> hold(Product product, UUID location, BigDecimal quantity, UUID shipment, int position) {
        return ledger.require(product, location, quantity)
                .chain(() -> active(product, location, quantity, null, shipment, position)
                        .persistAndFlush())
                .replaceWithVoid();
    }

    /**
     * What is kept for a line of a shipment is kept elsewhere from now on; the goods are there already.
     *
     * @return whether anything is kept for it
     */
    @WithTransaction
    public Uni<Boolean> transfer(UUID shipment, int position, UUID location) {
        return update("locationId = ?3", shipment, position, location);
    }

    /** What is kept for a line of a shipment is about to leave. */
    @WithTransaction
    public Uni<Boolean> fulfil(UUID shipment, int position) {
        return update("status = ?3", shipment, position, ReservationStatus.FULFILLED);
    }

    /** Nothing is kept for a line of a shipment any more. */
    @WithTransaction
    public Uni<Boolean> release(UUID shipment, int position) {
        return update("status = ?3", shipment, position, ReservationStatus.RELEASED);
    }

    private static Uni<Boolean> update(String change, UUID shipment, int position, Object value) {
        return Reservation.update(
                        change + " where shipmentId = ?1 and position = ?2 and status = ?4",
                        shipment,
                        position,
                        value,
                        ReservationStatus.ACTIVE)
                .map(rows -> rows > 0);
    }

    private Reservation active(
            Product product,
            UUID location,
            BigDecimal quantity,
            @Nullable String reference,
            @Nullable UUID shipment,
            @Nullable Integer position) {
        Reservation reservation = new Reservation();
        reservation.product = product;
        reservation.locationId = location;
        reservation.quantity = quantity;
        reservation.status = ReservationStatus.ACTIVE;
        reservation.reference = reference;
        reservation.shipmentId = shipment;
        reservation.position = position;
        reservation.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return reservation;
    }
}

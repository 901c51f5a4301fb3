package io.buildify.warehouse.shipment;

import io.buildify.sdk.event.Events;
import io.buildify.sdk.persistence.Each;
import io.buildify.sdk.persistence.OwnRows;
import io.buildify.sdk.problem.ProblemException;
import io.buildify.sdk.rest.IfMatch;
import io.buildify.warehouse.place.Locations;
import io.buildify.warehouse.product.Product;
import io.buildify.warehouse.product.Products;
import io.buildify.warehouse.reservation.Holds;
import io.buildify.warehouse.stock.Balances;
import io.buildify.warehouse.stock.Booking;
import io.buildify.warehouse.stock.Ledger;
import io.buildify.warehouse.stock.MovementKind;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes shipments to their customers, one step after the other. Each step is possible once: it locks the shipment
 * before it looks at its status.
 */
@ApplicationScoped
class Dispatch {

    private final Shipments shipments;
    private final Products products;
    private final Locations locations;
    private final Balances balances;
    private final Ledger ledger;
    private final Holds holds;
    private final Events events;
    private final OwnRows ownRows;
    private final Clock clock;

    Dispatch(
            Shipments shipments,
            Products products,
            Locations locations,
            Balances balances,
            Ledger ledger,
            Holds holds,
            Events events,
            OwnRows ownRows,
            Clock clock) {
        this.shipments = shipments;
        this.products = products;
        this.locations = locations;
        this.balances = balances;
        this.ledger = ledger;
        this.holds = holds;
        this.events = events;
        this.ownRows = ownRows;
        this.clock = clock;
    }

    /**
     * Brings its goods to the dispatch locations.
     *
     * @throws ProblemException 409 {@code stock-not-available} if goods that were not kept are not there
     */
    @WithTransaction
    Uni<Shipment> pick(UUID id) {
        return step(id, ShipmentStatus.DRAFT, ShipmentStatus.PICKED)
                .call(shipment ->
                        eachLine(shipment, (position, line, product) -> pick(shipment, position, line, product)))
                .call(shipment -> shipment.flush());
    }

    /** Its goods leave. */
    @WithTransaction
    Uni<Shipment> ship(UUID id) {
        return step(id, ShipmentStatus.PICKED, ShipmentStatus.SHIPPED)
                .call(shipment ->
                        eachLine(shipment, (position, line, product) -> ship(shipment, position, line, product)))
                .call(shipment -> shipment.flush());
    }

    /** The customer has them: others are told. */
    @WithTransaction
    Uni<Shipment> deliver(UUID id) {
        return step(id, ShipmentStatus.SHIPPED, ShipmentStatus.DELIVERED).call(shipment -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            shipment.deliveredAt = now;
            return shipment.flush().chain(() -> events.publish(ShipmentDelivered.of(shipment, now)));
        });
    }

    /** A draft is given up: what was kept for it is available again. */
    @WithTransaction
    Uni<Shipment> cancel(UUID id) {
        return step(id, ShipmentStatus.DRAFT, ShipmentStatus.CANCELLED)
                .call(shipment -> eachLine(shipment, (position, line, product) -> holds.release(shipment.id, position)))
                .call(shipment -> shipment.flush());
    }

    /** Takes the shipment a step on, if that is its turn. */
    private Uni<Shipment> step(UUID id, ShipmentStatus from, ShipmentStatus to) {
        return Shipment.<Shipment>findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .switchTo(() -> shipments.get(id).map(shipment -> ownRows.require("shipment", shipment)))
                .call(shipment -> Mutiny.fetch(shipment.lines))
                .invoke(shipment -> {
                    IfMatch.check(shipment.version());
                    shipment.require(from);
                    shipment.status = to;
                });
    }

    private interface LineWork {
        Uni<?> of(int position, ShipmentLine line, Product product);
    }

    private Uni<Void> eachLine(Shipment shipment, LineWork work) {
        return products.all(shipment.lines.stream().map(line -> line.productId).toList())
                .flatMap(found -> balances.locked(
                        found.all(),
                        () -> Each.inOrder(
                                shipment.lines,
                                (position, line) -> work.of(position, line, found.get(line.productId)))));
    }

    /** The goods are at the dispatch location before they are kept there, and kept there before they leave the shelf. */
    private Uni<?> pick(Shipment shipment, int position, ShipmentLine line, Product product) {
        return locations
                .dispatchOf(line.locationId)
                .flatMap(dispatch -> ledger.book(booking(MovementKind.PICK, shipment, product, dispatch, line.quantity))
                        .chain(() -> holds.transfer(shipment.id, position, dispatch))
                        .flatMap(kept -> kept
                                ? Uni.createFrom().voidItem()
                                : holds.hold(product, dispatch, line.quantity, shipment.id, position))
                        .chain(() -> ledger.book(booking(
                                MovementKind.PICK, shipment, product, line.locationId, line.quantity.negate()))));
    }

    private Uni<?> ship(Shipment shipment, int position, ShipmentLine line, Product product) {
        return locations
                .dispatchOf(line.locationId)
                .flatMap(dispatch -> holds.fulfil(shipment.id, position)
                        .chain(() -> ledger.book(
                                booking(MovementKind.SHIP, shipment, product, dispatch, line.quantity.negate()))));
    }

    private static Booking booking(
            MovementKind kind, Shipment shipment, Product product, UUID location, BigDecimal quantity) {
        return new Booking(kind, product, location, quantity, shipment.reference());
    }
}

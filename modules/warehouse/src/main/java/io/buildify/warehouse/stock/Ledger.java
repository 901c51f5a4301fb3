package io.buildify.warehouse.stock;

import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.buildify.warehouse.Quantity;
import io.buildify.warehouse.product.Product;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Books movements. Whoever calls it holds the product's lock ({@link Balances#locked}). */
@ApplicationScoped
public class Ledger {

    private final Clock clock;

    Ledger(Clock clock) {
        this.clock = clock;
    }

    /**
     * Books a movement at once.
     *
     * @return its id
     * @throws ProblemException 409 {@code stock-not-available} if more is taken than is there and not reserved
     */
    @WithTransaction
    public Uni<UUID> book(Booking booking) {
        Uni<Void> possible = booking.quantity().signum() < 0
                ? require(
                        booking.product(),
                        booking.location(),
                        booking.quantity().negate())
                : Uni.createFrom().voidItem();
        return possible.flatMap(available -> movement(booking).persistAndFlush())
                .map(booked -> ((Movement) booked).id);
    }

    /**
     * @throws ProblemException 409 {@code stock-not-available} if less of the product is available at the location
     */
    @WithTransaction
    public Uni<Void> require(Product product, UUID location, BigDecimal quantity) {
        return available(product, location)
                .invoke(available -> {
                    if (available.compareTo(quantity) < 0) {
                        throw new ProblemException(Problem.of(409, "stock-not-available", "Not available")
                                .detail(
                                        "%s of %s are available at location %s, %s are asked for. Receive or release some, or ask for less."
                                                .formatted(
                                                        Quantity.text(available),
                                                        product.sku(),
                                                        location,
                                                        Quantity.text(quantity))));
                    }
                })
                .replaceWithVoid();
    }

    /** What is at a location and not reserved. */
    @WithTransaction
    public Uni<BigDecimal> available(Product product, UUID location) {
        return sum("select s.onHand - s.reserved", product, location);
    }

    /** What is at a location. */
    @WithTransaction
    public Uni<BigDecimal> onHand(Product product, UUID location) {
        return sum("select s.onHand", product, location);
    }

    private static Uni<BigDecimal> sum(String select, Product product, UUID location) {
        return Stock.find(select + " from Stock s where s.product.id = ?1 and s.locationId = ?2", product.id, location)
                .project(BigDecimal.class)
                .firstResult()
                .onItem()
                .ifNull()
                .continueWith(BigDecimal.ZERO);
    }

    private Movement movement(Booking booking) {
        Movement movement = new Movement();
        movement.kind = booking.kind();
        movement.product = booking.product();
        movement.locationId = booking.location();
        movement.quantity = booking.quantity();
        movement.reference = booking.reference();
        movement.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return movement;
    }
}

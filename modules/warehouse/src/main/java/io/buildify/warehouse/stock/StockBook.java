package io.buildify.warehouse.stock;

import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.buildify.warehouse.Quantity;
import io.buildify.warehouse.place.Locations;
import io.buildify.warehouse.product.Product;
import io.buildify.warehouse.product.Products;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.NoResultException;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stock of the current tenant and company, and what people book in it by hand. */
@ApplicationScoped
public class StockBook {

    private final Products products;
    private final Locations locations;
    private final Balances balances;
    private final Ledger ledger;

    StockBook(Products products, Locations locations, Balances balances, Ledger ledger) {
        this.products = products;
        this.locations = locations;
        this.balances = balances;
        this.ledger = ledger;
    }

    /** Books goods that have come in. */
    @WithTransaction
    public Uni<Movement> receive(Receipt receipt) {
        return book(MovementKind.RECEIVE, receipt.sku(), receipt.location(), receipt.quantity(), receipt.reference());
    }

    /**
     * @throws ProblemException 409 {@code stock-not-available} if more is missing than is there and not reserved
     */
    @WithTransaction
    public Uni<Movement> adjust(Adjustment adjustment) {
        Quantity.requireNotZero("quantity", adjustment.quantity());
        return book(
                MovementKind.ADJUST,
                adjustment.sku(),
                adjustment.location(),
                adjustment.quantity(),
                adjustment.reason());
    }

    private Uni<Movement> book(
            MovementKind kind, String sku, UUID location, BigDecimal quantity, @Nullable String reference) {
        return locations
                .storage(location)
                .chain(() -> products.named(sku))
                .flatMap(product -> balances.locked(
                        List.of(product), () -> ledger.book(new Booking(kind, product, location, quantity, reference))))
                .flatMap(this::get);
    }

    /**
     * @return what came to its new location
     * @throws ProblemException 409 {@code stock-not-available} if less is there and not reserved
     */
    @WithTransaction
    public Uni<Movement> move(Move move) {
        return locations
                .storage(move.from())
                .chain(() -> locations.storage(move.to()))
                .chain(() -> products.named(move.sku()))
                .flatMap(product -> balances.locked(List.of(product), () -> move(product, move)))
                .flatMap(this::get);
    }

    private Uni<UUID> move(Product product, Move move) {
        return ledger.book(new Booking(
                        MovementKind.MOVE, product, move.from(), move.quantity().negate(), move.reference()))
                .chain(() -> ledger.book(
                        new Booking(MovementKind.MOVE, product, move.to(), move.quantity(), move.reference())));
    }

    /**
     * @throws ProblemException 404 if there is none that the caller may see
     */
    @WithTransaction
    Uni<Movement> get(UUID id) {
        return Movement.<Movement>find("from Movement m join fetch m.product where m.id = ?1", id)
                .singleResult()
                .onFailure(NoResultException.class)
                .transform(none -> new ProblemException(Problem.notFound("movement", id)));
    }
}

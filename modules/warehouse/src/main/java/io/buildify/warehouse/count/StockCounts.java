package io.buildify.warehouse.count;

import io.buildify.sdk.persistence.Each;
import io.buildify.sdk.persistence.OwnRows;
import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.buildify.sdk.rest.IfMatch;
import io.buildify.warehouse.place.Locations;
import io.buildify.warehouse.product.Product;
import io.buildify.warehouse.product.Products;
import io.buildify.warehouse.product.ProductsBy;
import io.buildify.warehouse.stock.Balances;
import io.buildify.warehouse.stock.Booking;
import io.buildify.warehouse.stock.Ledger;
import io.buildify.warehouse.stock.MovementKind;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.NoResultException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The counts of the current tenant and company. */
@ApplicationScoped
class StockCounts {

    private final Products products;
    private final Locations locations;
    private final Balances balances;
    private final Ledger ledger;
    private final OwnRows ownRows;
    private final Clock clock;

    StockCounts(
            Products products, Locations locations, Balances balances, Ledger ledger, OwnRows ownRows, Clock clock) {
        this.products = products;
        this.locations = locations;
        this.balances = balances;
        this.ledger = ledger;
        this.ownRows = ownRows;
        this.clock = clock;
    }

    /** Keeps what was counted beside what the ledger says now; books nothing yet. */
    @WithTransaction
    Uni<StockCount> count(CountRequest request) {
        return locations
                .storage(request.location())
                .chain(() -> products.named(
                        request.lines().stream().map(CountRequest.Line::sku).toList()))
                .flatMap(bySku -> lines(request, bySku))
                .flatMap(lines -> StockCount.of(request.location(), lines).persistAndFlush());
    }

    private Uni<List<CountLine>> lines(CountRequest request, ProductsBy<String> bySku) {
        List<CountLine> lines = new ArrayList<>();
        return Each.inOrder(request.lines(), (position, line) -> {
                    Product product = bySku.get(line.sku());
                    return ledger.onHand(product, request.location())
                            .invoke(expected -> lines.add(CountLine.of(product, expected, line.counted())));
                })
                .replaceWith(lines);
    }

    /**
     * Books the differences as adjustments, once.
     *
     * @throws ProblemException 409 {@code already-booked}, or {@code stock-not-available} if what is missing is
     *     reserved or has left meanwhile; 412 if the client means another version of the count
     */
    @WithTransaction
    Uni<StockCount> book(UUID id) {
        return StockCount.<StockCount>findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .switchTo(() -> get(id).map(count -> ownRows.require("count", count)))
                .call(count -> Mutiny.fetch(count.lines))
                .invoke(count -> IfMatch.check(count.version()))
                .invoke(StockCounts::requireOpen)
                .invoke(count -> count.bookedAt = now())
                .call(count -> products.all(
                                count.lines.stream().map(line -> line.productId).toList())
                        .flatMap(found -> balances.locked(found.all(), () -> book(count, found))))
                .call(count -> count.flush());
    }

    private Uni<Void> book(StockCount count, ProductsBy<UUID> products) {
        return Each.inOrder(
                count.lines.stream()
                        .filter(line -> line.difference().signum() != 0)
                        .toList(),
                (position, line) -> ledger.book(new Booking(
                        MovementKind.ADJUST,
                        products.get(line.productId),
                        count.locationId,
                        line.difference(),
                        count.reference())));
    }

    private static void requireOpen(StockCount count) {
        if (count.bookedAt != null) {
            throw new ProblemException(Problem.of(409, "already-booked", "Already booked")
                    .detail("The differences of count %s are booked. Count again if there are new ones."
                            .formatted(count.id)));
        }
    }

    /**
     * With its lines.
     *
     * @throws ProblemException 404 if there is none that the caller may see
     */
    @WithTransaction
    Uni<StockCount> get(UUID id) {
        return StockCount.<StockCount>find("from StockCount c left join fetch c.lines where c.id = ?1", id)
                .singleResult()
                .onFailure(NoResultException.class)
                .transform(none -> new ProblemException(Problem.notFound("count", id)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

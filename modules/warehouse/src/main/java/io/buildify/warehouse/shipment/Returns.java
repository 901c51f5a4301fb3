package io.buildify.warehouse.shipment;

import io.buildify.sdk.persistence.Each;
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
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Books the goods of delivered shipments back to where they were taken from. */
@ApplicationScoped
class Returns {

    private final Products products;
    private final Balances balances;
    private final Ledger ledger;
    private final Clock clock;

    Returns(Products products, Balances balances, Ledger ledger, Clock clock) {
        this.products = products;
        this.balances = balances;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Once for each shipment; does nothing if it is not here, was not delivered or has come back already. */
    @WithTransaction
    Uni<Void> takeBack(UUID id) {
        return Shipment.<Shipment>findById(id, LockModeType.PESSIMISTIC_WRITE).flatMap(shipment -> {
            if (shipment == null || shipment.status != ShipmentStatus.DELIVERED || shipment.returnedAt != null) {
                return Uni.createFrom().voidItem();
            }
            shipment.returnedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
            return Mutiny.fetch(shipment.lines)
                    .flatMap(lines -> products.all(
                            lines.stream().map(line -> line.productId).toList()))
                    .flatMap(found -> balances.locked(found.all(), () -> book(shipment, found)));
        });
    }

    private Uni<Void> book(Shipment shipment, ProductsBy<UUID> products) {
        return Each.inOrder(
                shipment.lines,
                (position, line) -> ledger.book(new Booking(
                        MovementKind.RETURN,
                        products.get(line.productId),
                        line.locationId,
                        line.quantity,
                        shipment.reference())));
    }
}

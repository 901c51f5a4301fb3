package io.buildify.warehouse.shipment;

import io.buildify.sdk.configuration.Configuration;
import io.buildify.sdk.persistence.Each;
import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.buildify.warehouse.WarehouseConfiguration;
import io.buildify.warehouse.place.Locations;
import io.buildify.warehouse.product.Product;
import io.buildify.warehouse.product.Products;
import io.buildify.warehouse.product.ProductsBy;
import io.buildify.warehouse.reservation.Holds;
import io.buildify.warehouse.stock.Balances;
import io.buildify.warehouse.stock.Ledger;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.NoResultException;
import java.util.UUID;

/** The shipments of the current tenant and company: drafts them and finds them. */
@ApplicationScoped
class Shipments {

    private final Configuration configuration;
    private final Products products;
    private final Locations locations;
    private final Balances balances;
    private final Ledger ledger;
    private final Holds holds;

    Shipments(
            Configuration configuration,
            Products products,
            Locations locations,
            Balances balances,
            Ledger ledger,
            Holds holds) {
        this.configuration = configuration;
        this.products = products;
        this.locations = locations;
        this.balances = balances;
        this.ledger = ledger;
        this.holds = holds;
    }

    /**
     * Drafts a shipment; with the feature reservations, its goods are kept from now on.
     *
     * @throws ProblemException 409 {@code stock-not-available} if goods are not there and backorders are not allowed
     */
    @WithTransaction
    Uni<Shipment> draft(ShipmentRequest request) {
        WarehouseConfiguration current = configuration.as(WarehouseConfiguration.class);
        return Each.inOrder(request.lines(), (position, line) -> locations.storage(line.location()))
                .chain(() -> products.named(
                        request.lines().stream().map(ShipmentRequest.Line::sku).toList()))
                .flatMap(bySku -> Shipment.draft(request, bySku, current.defaultCurrency())
                        .<Shipment>persistAndFlush()
                        .call(shipment ->
                                balances.locked(bySku.all(), () -> keep(shipment, bySku, current.allowBackorders()))));
    }

    private Uni<Void> keep(Shipment shipment, ProductsBy<String> bySku, boolean allowBackorders) {
        boolean reserves = configuration.offers("reservations");
        return Each.inOrder(shipment.lines, (position, line) -> {
            Product product = bySku.get(line.sku);
            return ledger.available(product, line.locationId).flatMap(available -> {
                boolean isThere = available.compareTo(line.quantity) >= 0;
                if (isThere && reserves) {
                    return holds.hold(product, line.locationId, line.quantity, shipment.id, position);
                }
                return isThere || allowBackorders
                        ? Uni.createFrom().voidItem()
                        : ledger.require(product, line.locationId, line.quantity);
            });
        });
    }

    /**
     * With its lines.
     *
     * @throws ProblemException 404 if there is none that the caller may see
     */
    @WithTransaction
    Uni<Shipment> get(UUID id) {
        return Shipment.<Shipment>find("from Shipment s left join fetch s.lines where s.id = ?1", id)
                .singleResult()
                .onFailure(NoResultException.class)
                .transform(none -> new ProblemException(Problem.notFound("shipment", id)));
    }
}

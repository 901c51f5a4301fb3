package io.buildify.warehouse.place;

import io.buildify.sdk.bootstrap.Bootstrap;
import io.buildify.sdk.persistence.OwnRows;
import io.buildify.sdk.scope.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Everybody begins with a warehouse that goods can be received in, unless they have one of their own already. */
@Singleton
class FirstWarehouse implements Bootstrap {

    private static final WarehouseRequest MAIN = new WarehouseRequest("MAIN", "Main warehouse");
    private static final LocationRequest STORAGE = new LocationRequest("STORAGE");

    private final Warehouses warehouses;
    private final OwnRows ownRows;

    FirstWarehouse(Warehouses warehouses, OwnRows ownRows) {
        this.warehouses = warehouses;
        this.ownRows = ownRows;
    }

    @Override
    public String name() {
        return "first-warehouse";
    }

    @Override
    public Uni<?> run(Scope scope) {
        return Warehouse.<Warehouse>listAll()
                .flatMap(seen -> seen.stream().anyMatch(ownRows::isOwn)
                        ? Uni.createFrom().voidItem()
                        : warehouses.open(MAIN).flatMap(main -> warehouses.stock(main, STORAGE)));
    }
}

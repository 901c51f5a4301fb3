package io.buildify.warehouse.place;

import io.buildify.sdk.persistence.Each;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Warehouses that are made up. */
@Singleton
public class SamplePlaces {

    private final Warehouses warehouses;

    SamplePlaces(Warehouses warehouses) {
        this.warehouses = warehouses;
    }

    /** Opens a warehouse with so many locations for goods; answers their ids. */
    public Uni<List<UUID>> open(String code, String name, int locations) {
        List<UUID> ids = new ArrayList<>();
        List<String> codes = IntStream.rangeClosed(1, locations)
                .mapToObj("A-%02d"::formatted)
                .toList();
        return warehouses
                .open(new WarehouseRequest(code, name))
                .flatMap(warehouse -> Each.inOrder(
                        codes,
                        (position, shelf) -> warehouses
                                .stock(warehouse, new LocationRequest(shelf))
                                .invoke(location -> ids.add(location.id))))
                .replaceWith(ids);
    }
}

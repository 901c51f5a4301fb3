package io.buildify.warehouse.shipment;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import net.datafaker.Faker;

/** Shipments that are made up. */
@Singleton
public class SampleShipments {

    private final Shipments shipments;
    private final Dispatch dispatch;

    SampleShipments(Shipments shipments, Dispatch dispatch) {
        this.shipments = shipments;
        this.dispatch = dispatch;
    }

    /**
     * Drafts a shipment of one product and takes it some steps on.
     *
     * @param position decides how far it gets, so that every status comes up
     */
    public Uni<?> send(Faker faker, int position, String sku, UUID location, BigDecimal quantity) {
        BigDecimal price = BigDecimal.valueOf(faker.number().numberBetween(1, 100));
        ShipmentRequest request = new ShipmentRequest(
                faker.company().name(), null, List.of(new ShipmentRequest.Line(sku, location, null, quantity, price)));
        ShipmentStatus[] statuses = ShipmentStatus.values();
        return shipments
                .draft(request)
                .flatMap(shipment -> take(shipment.id, statuses[position / 2 % statuses.length]));
    }

    private Uni<?> take(UUID id, ShipmentStatus to) {
        return switch (to) {
            case DRAFT -> Uni.createFrom().voidItem();
            case PICKED -> dispatch.pick(id);
            case SHIPPED -> dispatch.pick(id).chain(() -> dispatch.ship(id));
            case DELIVERED -> dispatch.pick(id).chain(() -> dispatch.ship(id)).chain(() -> dispatch.deliver(id));
            case CANCELLED -> dispatch.cancel(id);
        };
    }
}

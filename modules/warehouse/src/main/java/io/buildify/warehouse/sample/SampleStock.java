package io.buildify.warehouse.sample;

import io.buildify.sdk.persistence.Each;
import io.buildify.sdk.persistence.Written;
import io.buildify.sdk.testdata.TestData;
import io.buildify.warehouse.place.SamplePlaces;
import io.buildify.warehouse.product.ProductRequest;
import io.buildify.warehouse.product.Products;
import io.buildify.warehouse.reservation.ReservationRequest;
import io.buildify.warehouse.reservation.Reservations;
import io.buildify.warehouse.shipment.SampleShipments;
import io.buildify.warehouse.stock.Adjustment;
import io.buildify.warehouse.stock.Move;
import io.buildify.warehouse.stock.Receipt;
import io.buildify.warehouse.stock.StockBook;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.datafaker.Faker;

/** Products, a warehouse for them, and what happens to goods: some of each kind for every few products. */
@Singleton
class SampleStock implements TestData {

    private static final int LOCATIONS = 4;

    private final Products products;
    private final SamplePlaces places;
    private final StockBook stock;
    private final Reservations reservations;
    private final SampleShipments shipments;

    SampleStock(
            Products products,
            SamplePlaces places,
            StockBook stock,
            Reservations reservations,
            SampleShipments shipments) {
        this.products = products;
        this.places = places;
        this.stock = stock;
        this.reservations = reservations;
        this.shipments = shipments;
    }

    @Override
    public Uni<?> make(Faker faker, int count) {
        List<ProductRequest> wanted =
                Stream.generate(() -> product(faker)).limit(count).toList();
        return places.open("T-" + faker.random().hex(8), faker.address().city(), LOCATIONS)
                .call(() -> Written.forget())
                .flatMap(locations -> Each.inOrder(
                        wanted, (position, product) -> work(faker, position, product.sku(), product, locations)));
    }

    private static ProductRequest product(Faker faker) {
        return new ProductRequest(
                "T-" + faker.random().hex(12),
                faker.commerce().productName(),
                "piece",
                BigDecimal.valueOf(faker.number().numberBetween(0, 50)));
    }

    private Uni<?> work(Faker faker, int position, String sku, ProductRequest product, List<UUID> locations) {
        UUID here = locations.get(position % locations.size());
        UUID there = locations.get((position + 1) % locations.size());
        return products.add(product)
                .chain(() -> stock.receive(new Receipt(sku, here, some(faker, 100, 500), "delivery note")))
                .chain(() -> every(3, position, () -> stock.move(new Move(sku, here, there, some(faker, 1, 20), null))))
                .chain(() -> every(
                        5,
                        position,
                        () -> stock.adjust(
                                new Adjustment(sku, here, some(faker, 1, 5).negate(), "broken"))))
                .chain(() -> every(
                        2,
                        position,
                        () -> reservations.reserve(new ReservationRequest(
                                sku, here, some(faker, 1, 20), faker.name().fullName()))))
                .chain(() ->
                        every(2, position + 1, () -> shipments.send(faker, position, sku, here, some(faker, 1, 20))))
                .chain(Written::forget);
    }

    private static BigDecimal some(Faker faker, int least, int below) {
        return BigDecimal.valueOf(faker.number().numberBetween(least, below));
    }

    private static Uni<?> every(int steps, int position, Supplier<Uni<?>> work) {
        return position % steps == 0 ? work.get() : Uni.createFrom().voidItem();
    }
}

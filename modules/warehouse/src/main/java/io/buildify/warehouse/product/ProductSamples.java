package io.buildify.warehouse.product;

import io.buildify.sdk.testdata.TestData;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.stream.Stream;
import net.datafaker.Faker;

/** Products to try the module with. */
@Singleton
class ProductSamples implements TestData {

    @Override
    public Uni<?> make(Faker faker, int count) {
        return PanacheEntityBase.persist(
                Stream.generate(() -> Product.add(sample(faker))).limit(count));
    }

    private static ProductRequest sample(Faker faker) {
        return new ProductRequest(
                "T-" + faker.random().hex(12),
                faker.commerce().productName(),
                "piece",
                new BigDecimal(faker.number().numberBetween(0, 50)));
    }
}

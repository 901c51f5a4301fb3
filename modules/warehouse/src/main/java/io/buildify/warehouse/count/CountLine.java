package io.buildify.warehouse.count;

import io.buildify.warehouse.product.Product;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.UUID;

/** One product of a count. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class CountLine {

    @Column(name = "product_id")
    UUID productId;

    String sku;

    BigDecimal expected;

    BigDecimal counted;

    static CountLine of(Product product, BigDecimal expected, BigDecimal counted) {
        CountLine line = new CountLine();
        line.productId = product.id;
        line.sku = product.sku();
        line.expected = expected;
        line.counted = counted;
        return line;
    }

    BigDecimal difference() {
        return counted.subtract(expected);
    }
}

package io.buildify.warehouse.product;

import io.buildify.sdk.persistence.TrackedRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** Something that is kept. Its SKU stays what it is; a product of the tenant may be kept by all its companies. */
@Entity
@Table(name = "warehouse_products")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public class Product extends TrackedRow {

    @Column(updatable = false)
    String sku;

    String name;

    String unit;

    @Column(name = "reorder_level")
    BigDecimal reorderLevel;

    public String sku() {
        return sku;
    }

    public String name() {
        return name;
    }

    /** Below this, it is time to order more. */
    public BigDecimal reorderLevel() {
        return reorderLevel;
    }

    static Product add(ProductRequest request) {
        Product product = new Product();
        product.sku = request.sku();
        product.name = request.name();
        product.unit = request.unit();
        product.reorderLevel = request.reorderLevel() == null ? BigDecimal.ZERO : request.reorderLevel();
        return product;
    }

    void change(ProductChange change) {
        name = change.name();
        unit = change.unit();
        reorderLevel = change.reorderLevel();
    }
}

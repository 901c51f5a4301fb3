package io.buildify.warehouse.product;

import java.util.Collection;
import java.util.Map;

/**
 * Products that were looked up.
 *
 * @param <K> what they were looked up by
 */
public record ProductsBy<K>(Map<K, Product> products) {

    /**
     * One of those that were asked for.
     *
     * @throws IllegalArgumentException if it was not found
     */
    public Product get(K key) {
        Product product = products.get(key);
        if (product == null) {
            throw new IllegalArgumentException("No product " + key + " was found");
        }
        return product;
    }

    public Collection<Product> all() {
        return products.values();
    }
}

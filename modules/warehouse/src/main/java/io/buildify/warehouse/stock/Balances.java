package io.buildify.warehouse.stock;

import io.buildify.warehouse.product.Product;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One product's stock is changed by one transaction after the other: each locks the product's balance first. */
@ApplicationScoped
public class Balances {

    private static final String MAKE = """
            insert into warehouse_balances (product_id)
            select cast(id as uuid) from unnest(string_to_array(:products, ',')) as asked (id) order by 1
            on conflict do nothing""";

    /** Only rows of the transaction's own can be locked. */
    private static final String LOCK = """
            select product_id, on_hand - reserved from warehouse_balances
             where product_id = any (cast(string_to_array(:products, ',') as uuid[]))
             order by product_id for update""";

    private final ReorderCheck reorderCheck;

    Balances(ReorderCheck reorderCheck) {
        this.reorderCheck = reorderCheck;
    }

    /**
     * Runs work that changes the stock of these products, while nobody else does; tells afterwards which of them
     * passed below their reorder level.
     */
    @WithTransaction
    public <T> Uni<T> locked(Collection<Product> products, Supplier<Uni<T>> work) {
        Map<UUID, Product> byId = new LinkedHashMap<>();
        products.forEach(product -> byId.put(product.id, product));
        String ids = byId.keySet().stream().map(UUID::toString).sorted().collect(Collectors.joining(","));
        return make(ids)
                .chain(() -> lock(ids))
                .flatMap(before -> work.get()
                        .call(done -> Panache.getSession().flatMap(session -> session.flush()))
                        .call(done -> lock(ids).flatMap(after -> reorderCheck.compare(byId, before, after))));
    }

    private static Uni<Integer> make(String products) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(MAKE)
                        .setParameter("products", products)
                        .executeUpdate());
    }

    /** What is available of each. */
    private static Uni<Map<UUID, BigDecimal>> lock(String products) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(LOCK, Object[].class)
                        .setParameter("products", products)
                        .getResultList())
                .map(rows -> {
                    Map<UUID, BigDecimal> available = new HashMap<>();
                    rows.forEach(row -> available.put((UUID) row[0], (BigDecimal) row[1]));
                    return available;
                });
    }
}

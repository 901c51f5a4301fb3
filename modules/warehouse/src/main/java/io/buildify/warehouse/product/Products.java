package io.buildify.warehouse.product;

import io.buildify.sdk.persistence.Change;
import io.buildify.sdk.persistence.OwnRows;
import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The products of the current tenant and company. */
@ApplicationScoped
public class Products {

    private final OwnRows ownRows;

    Products(OwnRows ownRows) {
        this.ownRows = ownRows;
    }

    /** Adds one whose SKU is new. */
    @WithTransaction
    public Uni<Product> add(ProductRequest request) {
        return Product.add(request).persistAndFlush();
    }

    /**
     * @throws ProblemException 404 if there is none that the caller may see, 403 if it may only see it
     */
    @WithTransaction
    Uni<Product> change(UUID id, ProductChange change) {
        return get(id).map(product -> ownRows.require("product", product))
                .flatMap(product -> Change.of(product, same -> same.change(change)));
    }

    /**
     * @throws ProblemException 404 if there is none that the caller may see
     */
    @WithTransaction
    Uni<Product> get(UUID id) {
        return Product.<Product>findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> new ProblemException(Problem.notFound("product", id)));
    }

    /**
     * The product that the caller's SKU means: its own, else the tenant's.
     *
     * @throws ProblemException 404 if there is none
     */
    @WithTransaction
    public Uni<Product> named(String sku) {
        return named(Set.of(sku)).map(found -> found.get(sku));
    }

    /**
     * The same for several, by their SKUs.
     *
     * @throws ProblemException 404 naming the first that is not there
     */
    @WithTransaction
    public Uni<ProductsBy<String>> named(Collection<String> skus) {
        return Product.<Product>list(
                        "sku in ?1 and (company is null or company = ?2)", Set.copyOf(skus), ownRows.company())
                .map(found -> {
                    Map<String, Product> bySku = new HashMap<>();
                    found.forEach(product ->
                            bySku.merge(product.sku, product, (one, other) -> ownRows.isOwn(one) ? one : other));
                    skus.stream()
                            .filter(sku -> !bySku.containsKey(sku))
                            .findFirst()
                            .ifPresent(sku -> {
                                throw new ProblemException(Problem.notFound("product", sku));
                            });
                    return new ProductsBy<>(bySku);
                });
    }

    /** Products by their ids; such as are not there are left out. */
    @WithTransaction
    public Uni<ProductsBy<UUID>> all(Collection<UUID> ids) {
        return Product.<Product>list("id in ?1", Set.copyOf(ids))
                .map(found -> new ProductsBy<>(
                        found.stream().collect(Collectors.toMap(product -> product.id, product -> product))));
    }
}

package io.buildify.warehouse.reorder;

import io.buildify.sdk.rest.PageRequest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What the current company, or the tenant itself, is to order. */
@ApplicationScoped
class ReorderList {

    /**
     * A product of the tenant counts for each company by what that company has of it. The limit is a part of the text: for one
     * that it does not know, PostgreSQL plans each time.
     */
    private static final String LOW = """
            with caller as (select nullif(current_setting('buildify.company', true), '') as company)
            select p.id, p.sku, p.name, p.unit, coalesce(b.on_hand - b.reserved, 0) as available, p.reorder_level
              from caller
              join warehouse_products p on p.company_id is null or p.company_id = caller.company
              left join warehouse_balances b
                on b.product_id = p.id and b.company_id is not distinct from caller.company
             where p.id < :below and coalesce(b.on_hand - b.reserved, 0) < p.reorder_level
             order by p.id desc limit %d""";

    /** Newest product first; one more than asked for, to see whether there is another page. */
    @WithTransaction
    Uni<List<LowProduct>> low(PageRequest page) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(LOW.formatted(page.probe()), Object[].class)
                        .setParameter("below", page.below())
                        .getResultList())
                .map(rows -> rows.stream().map(LowProduct::of).toList());
    }
}

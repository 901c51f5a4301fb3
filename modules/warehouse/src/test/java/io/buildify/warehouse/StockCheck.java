package io.buildify.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Rows;

/** What is true of a tenant's stock, whatever was done. */
record StockCheck(ModuleInstance instance) {

    /** Against sums that the database counts anew from the ledger and the reservations. */
    void hold(String tenant) {
        Rows rows = new Rows(instance);
        assertThat(rows.count(
                        "select count(*) from warehouse.warehouse_stock where tenant_id = '%s'".formatted(tenant)))
                .isPositive();
        assertThat(rows.count("""
                select count(*) from warehouse.warehouse_stock s
                 where tenant_id = '%s' and (on_hand < 0 or reserved < 0 or reserved > on_hand
                    or on_hand <> (select coalesce(sum(quantity), 0) from warehouse.warehouse_movements m
                                    where (m.tenant_id, m.product_id, m.location_id)
                                        = (s.tenant_id, s.product_id, s.location_id))
                    or reserved <> (select coalesce(sum(quantity), 0) from warehouse.warehouse_reservations r
                                     where r.status = 'active' and (r.tenant_id, r.product_id, r.location_id)
                                         = (s.tenant_id, s.product_id, s.location_id)))""".formatted(tenant))).isZero();
        assertThat(rows.count("""
                select count(*) from warehouse.warehouse_balances b
                 where tenant_id = '%s' and (on_hand, reserved) <> (
                    select coalesce(sum(s.on_hand), 0), coalesce(sum(s.reserved), 0) from warehouse.warehouse_stock s
                     where (s.tenant_id, s.product_id) = (b.tenant_id, b.product_id)
                       and s.company_id is not distinct from b.company_id)""".formatted(tenant))).isZero();
    }
}

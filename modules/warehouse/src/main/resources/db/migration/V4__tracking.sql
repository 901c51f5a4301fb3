select buildify.track('warehouse_products');
select buildify.track('warehouse_shipments');

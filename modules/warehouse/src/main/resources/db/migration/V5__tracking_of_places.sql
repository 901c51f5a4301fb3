select buildify.track('warehouse_warehouses');
select buildify.track('warehouse_locations');
select buildify.track('warehouse_counts');

create table warehouse_shipments (
    tenant_id    text        not null default current_setting('buildify.tenant'),
    company_id   text                 default nullif(current_setting('buildify.company', true), ''),
    id           uuid        not null,
    customer     text        not null,
    currency     text        not null check (currency ~ '^[A-Z]{3}$'),
    status       text        not null check (status in ('draft', 'picked', 'shipped', 'delivered', 'cancelled')),
    created_at   timestamptz not null,
    delivered_at timestamptz,
    returned_at  timestamptz,
    primary key (tenant_id, id),
    check ((delivered_at is not null) = (status = 'delivered')),
    check (returned_at is null or status = 'delivered')
);
select buildify.protect('warehouse_shipments');

-- A line keeps what was said of its product on its day.
create table warehouse_shipment_lines (
    tenant_id   text           not null default current_setting('buildify.tenant'),
    company_id  text                    default nullif(current_setting('buildify.company', true), ''),
    shipment_id uuid           not null,
    position    integer        not null,
    product_id  uuid           not null,
    location_id uuid           not null,
    sku         text           not null,
    description text           not null,
    quantity    numeric(18, 3) not null check (quantity > 0),
    unit_price  numeric        not null check (unit_price >= 0),
    primary key (tenant_id, shipment_id, position),
    foreign key (tenant_id, shipment_id) references warehouse_shipments (tenant_id, id) on delete cascade,
    foreign key (tenant_id, product_id) references warehouse_products (tenant_id, id),
    foreign key (tenant_id, location_id) references warehouse_locations (tenant_id, id)
);
select buildify.protect('warehouse_shipment_lines');

alter table warehouse_reservations
    add foreign key (tenant_id, shipment_id) references warehouse_shipments (tenant_id, id);

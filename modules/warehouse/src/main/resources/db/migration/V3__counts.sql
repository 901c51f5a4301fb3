create table warehouse_counts (
    tenant_id   text        not null default current_setting('buildify.tenant'),
    company_id  text                 default nullif(current_setting('buildify.company', true), ''),
    id          uuid        not null,
    location_id uuid        not null,
    created_at  timestamptz not null,
    booked_at   timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, location_id) references warehouse_locations (tenant_id, id)
);
select buildify.protect('warehouse_counts');

-- What the ledger said when it was counted stays here: what moves until the count is booked makes no difference.
create table warehouse_count_lines (
    tenant_id  text           not null default current_setting('buildify.tenant'),
    company_id text                    default nullif(current_setting('buildify.company', true), ''),
    count_id   uuid           not null,
    position   integer        not null,
    product_id uuid           not null,
    sku        text           not null,
    expected   numeric(18, 3) not null check (expected >= 0),
    counted    numeric(18, 3) not null check (counted >= 0),
    primary key (tenant_id, count_id, position),
    unique (tenant_id, count_id, product_id),
    foreign key (tenant_id, count_id) references warehouse_counts (tenant_id, id) on delete cascade,
    foreign key (tenant_id, product_id) references warehouse_products (tenant_id, id)
);
select buildify.protect('warehouse_count_lines');

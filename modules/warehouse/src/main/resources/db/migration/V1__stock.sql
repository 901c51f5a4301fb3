create table warehouse_products (
    tenant_id     text           not null default current_setting('buildify.tenant'),
    company_id    text                    default nullif(current_setting('buildify.company', true), ''),
    id            uuid           not null,
    sku           text           not null,
    name          text           not null,
    unit          text           not null,
    reorder_level numeric(18, 3) not null check (reorder_level >= 0),
    created_at    timestamptz    not null,
    primary key (tenant_id, id),
    unique nulls not distinct (tenant_id, company_id, sku)
);
select buildify.protect('warehouse_products');

create table warehouse_warehouses (
    tenant_id  text        not null default current_setting('buildify.tenant'),
    company_id text                 default nullif(current_setting('buildify.company', true), ''),
    id         uuid        not null,
    code       text        not null,
    name       text        not null,
    created_at timestamptz not null,
    primary key (tenant_id, id),
    unique nulls not distinct (tenant_id, company_id, code)
);
select buildify.protect('warehouse_warehouses');

-- Each warehouse has one dispatch location: what is picked waits there for its shipment.
create table warehouse_locations (
    tenant_id    text        not null default current_setting('buildify.tenant'),
    company_id   text                 default nullif(current_setting('buildify.company', true), ''),
    id           uuid        not null,
    warehouse_id uuid        not null,
    code         text        not null,
    kind         text        not null check (kind in ('storage', 'dispatch')),
    created_at   timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, warehouse_id, code),
    foreign key (tenant_id, warehouse_id) references warehouse_warehouses (tenant_id, id)
);
create unique index on warehouse_locations (tenant_id, warehouse_id) where kind = 'dispatch';
select buildify.protect('warehouse_locations');

-- The ledger. Whatever is taken is negative.
create table warehouse_movements (
    tenant_id   text           not null default current_setting('buildify.tenant'),
    company_id  text                    default nullif(current_setting('buildify.company', true), ''),
    id          uuid           not null,
    kind        text           not null check (kind in ('receive', 'move', 'pick', 'ship', 'adjust', 'return')),
    product_id  uuid           not null,
    location_id uuid           not null,
    quantity    numeric(18, 3) not null check (quantity <> 0),
    reference   text,
    created_at  timestamptz    not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, product_id) references warehouse_products (tenant_id, id),
    foreign key (tenant_id, location_id) references warehouse_locations (tenant_id, id)
);
select buildify.protect('warehouse_movements');

-- Goods that are kept for somebody. What is neither held nor picked any more keeps nothing.
create table warehouse_reservations (
    tenant_id   text           not null default current_setting('buildify.tenant'),
    company_id  text                    default nullif(current_setting('buildify.company', true), ''),
    id          uuid           not null,
    product_id  uuid           not null,
    location_id uuid           not null,
    quantity    numeric(18, 3) not null check (quantity > 0),
    status      text           not null check (status in ('active', 'released', 'fulfilled')),
    reference   text,
    shipment_id uuid,
    position    integer,
    created_at  timestamptz    not null,
    primary key (tenant_id, id),
    unique (tenant_id, shipment_id, position),
    foreign key (tenant_id, product_id) references warehouse_products (tenant_id, id),
    foreign key (tenant_id, location_id) references warehouse_locations (tenant_id, id)
);
select buildify.protect('warehouse_reservations');

-- What the ledger and the active reservations come to at each location. Only the triggers below write sums.
create table warehouse_stock (
    tenant_id   text           not null default current_setting('buildify.tenant'),
    company_id  text                    default nullif(current_setting('buildify.company', true), ''),
    id          uuid           not null,
    product_id  uuid           not null,
    location_id uuid           not null,
    on_hand     numeric(18, 3) not null default 0,
    reserved    numeric(18, 3) not null default 0,
    primary key (tenant_id, id),
    unique (tenant_id, product_id, location_id),
    constraint warehouse_stock_on_hand check (on_hand >= 0),
    constraint warehouse_stock_reserved check (reserved between 0 and on_hand),
    foreign key (tenant_id, product_id) references warehouse_products (tenant_id, id),
    foreign key (tenant_id, location_id) references warehouse_locations (tenant_id, id)
);
select buildify.protect('warehouse_stock');

-- The same for a whole company, or the tenant itself. Whoever changes a product's stock locks its row first, so that
-- what is asked and what is written are one, and nobody waits in a circle.
create table warehouse_balances (
    tenant_id  text           not null default current_setting('buildify.tenant'),
    company_id text                    default nullif(current_setting('buildify.company', true), ''),
    product_id uuid           not null,
    on_hand    numeric(18, 3) not null default 0,
    reserved   numeric(18, 3) not null default 0,
    unique nulls not distinct (tenant_id, company_id, product_id),
    constraint warehouse_balances_on_hand check (on_hand >= 0),
    constraint warehouse_balances_reserved check (reserved between 0 and on_hand),
    foreign key (tenant_id, product_id) references warehouse_products (tenant_id, id)
);
select buildify.protect('warehouse_balances');

-- Adds to both sums. Row-level security holds here too: the rows are the transaction's own.
create function warehouse_add(product uuid, location uuid, cause uuid, goods numeric, held numeric) returns void
    language plpgsql as
$$
begin
    insert into warehouse_balances (product_id) values (product) on conflict do nothing;
    update warehouse_balances set on_hand = on_hand + goods, reserved = reserved + held
     where product_id = product and company_id is not distinct from nullif(current_setting('buildify.company', true), '');
    insert into warehouse_stock (id, product_id, location_id) values (cause, product, location) on conflict do nothing;
    update warehouse_stock set on_hand = on_hand + goods, reserved = reserved + held
     where product_id = product and location_id = location;
    if not found then
        raise exception 'location % holds stock of somebody else', location using errcode = 'insufficient_privilege';
    end if;
end
$$;

create function warehouse_movement_made() returns trigger
    language plpgsql as
$$
begin
    perform warehouse_add(new.product_id, new.location_id, new.id, new.quantity, 0);
    return null;
end
$$;

create trigger movement_made after insert on warehouse_movements
    for each row execute function warehouse_movement_made();

create function warehouse_reservation_changed() returns trigger
    language plpgsql as
$$
begin
    if tg_op = 'UPDATE' then
        if old.product_id <> new.product_id or old.quantity <> new.quantity or old.status <> 'active' then
            raise exception 'reservation % can be moved or ended, nothing else, and only while it is active', old.id;
        end if;
        perform warehouse_add(old.product_id, old.location_id, old.id, 0, -old.quantity);
    end if;
    if new.status = 'active' then
        perform warehouse_add(new.product_id, new.location_id, new.id, 0, new.quantity);
    end if;
    return null;
end
$$;

create trigger reservation_changed after insert or update on warehouse_reservations
    for each row execute function warehouse_reservation_changed();

-- Rows may go when their tenant or company is erased, by the tables' owner.
create function warehouse_refuse_change() returns trigger
    language plpgsql as
$$
begin
    if tg_op = 'DELETE' and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
        return old;
    end if;
    raise exception 'rows of % are neither changed nor deleted: book another movement', tg_table_name;
end
$$;

create trigger ledger_is_kept before update or delete on warehouse_movements
    for each row execute function warehouse_refuse_change();
create trigger reservation_is_kept before delete on warehouse_reservations
    for each row execute function warehouse_refuse_change();

-- Sums follow the ledger; a statement of the service's own does not change them.
create function warehouse_refuse_sum() returns trigger
    language plpgsql as
$$
begin
    if tg_op = 'DELETE' and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
        return old;
    end if;
    if tg_op = 'UPDATE' and pg_trigger_depth() > 1 then
        return new;
    end if;
    if tg_op = 'INSERT' and new.on_hand = 0 and new.reserved = 0 then
        return new;
    end if;
    raise exception 'the sums of % follow from movements and reservations: book one', tg_table_name;
end
$$;

create trigger stock_is_a_sum before insert or update or delete on warehouse_stock
    for each row execute function warehouse_refuse_sum();
create trigger balance_is_a_sum before insert or update or delete on warehouse_balances
    for each row execute function warehouse_refuse_sum();

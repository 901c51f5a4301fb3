-- What is allocated and refunded follows from the tables below; the rest is the customer's credit.
create table financial_payments (
    tenant_id   text        not null default current_setting('buildify.tenant'),
    company_id  text                 default nullif(current_setting('buildify.company', true), ''),
    book        text        not null generated always as (coalesce(company_id, '')) stored,
    id          uuid        not null,
    customer_id uuid        not null,
    currency    text        not null check (currency ~ '^[A-Z]{3}$'),
    amount      numeric     not null check (amount > 0),
    received_on date        not null,
    reference   text,
    allocated   numeric     not null default 0 check (allocated >= 0),
    refunded    numeric     not null default 0 check (refunded >= 0),
    created_at  timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, book, id),
    constraint financial_payments_rest check (allocated + refunded <= amount),
    foreign key (tenant_id, book, customer_id) references financial_customers (tenant_id, book, id)
);
create index on financial_payments (tenant_id, customer_id);
select buildify.protect('financial_payments');

-- What a payment pays for. What a cancelled invoice gives back is negative.
create table financial_allocations (
    tenant_id    text        not null default current_setting('buildify.tenant'),
    company_id   text                 default nullif(current_setting('buildify.company', true), ''),
    book         text        not null generated always as (coalesce(company_id, '')) stored,
    id           uuid        not null,
    payment_id   uuid        not null,
    invoice_id   uuid        not null,
    amount       numeric     not null check (amount <> 0),
    allocated_on date        not null,
    created_at   timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, book, payment_id) references financial_payments (tenant_id, book, id),
    foreign key (tenant_id, book, invoice_id) references financial_invoices (tenant_id, book, id)
);
create index on financial_allocations (tenant_id, payment_id);
create index on financial_allocations (tenant_id, invoice_id);
select buildify.protect('financial_allocations');

create table financial_refunds (
    tenant_id   text        not null default current_setting('buildify.tenant'),
    company_id  text                 default nullif(current_setting('buildify.company', true), ''),
    book        text        not null generated always as (coalesce(company_id, '')) stored,
    id          uuid        not null,
    payment_id  uuid        not null,
    amount      numeric     not null check (amount > 0),
    refunded_on date        not null,
    reference   text,
    created_at  timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, book, payment_id) references financial_payments (tenant_id, book, id)
);
create index on financial_refunds (tenant_id, payment_id);
select buildify.protect('financial_refunds');

create function financial_allocation_made() returns trigger
    language plpgsql as
$$
begin
    if not exists (select from financial_payments p join financial_invoices i
                      on (i.tenant_id, i.book, i.customer_id, i.currency) = (p.tenant_id, p.book, p.customer_id, p.currency)
                    where p.tenant_id = new.tenant_id and p.id = new.payment_id and i.id = new.invoice_id) then
        raise exception 'payment % and invoice % are of different customers or currencies', new.payment_id, new.invoice_id
            using errcode = 'check_violation';
    end if;
    update financial_payments set allocated = allocated + new.amount where tenant_id = new.tenant_id and id = new.payment_id;
    update financial_invoices set paid = paid + new.amount where tenant_id = new.tenant_id and id = new.invoice_id;
    return null;
end
$$;

create trigger allocation_made after insert on financial_allocations
    for each row execute function financial_allocation_made();

create function financial_refund_made() returns trigger
    language plpgsql as
$$
begin
    update financial_payments set refunded = refunded + new.amount where tenant_id = new.tenant_id and id = new.payment_id;
    return null;
end
$$;

create trigger refund_made after insert on financial_refunds
    for each row execute function financial_refund_made();

create function financial_payment_is_kept() returns trigger
    language plpgsql as
$$
begin
    if tg_op = 'DELETE' and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
        return old;
    end if;
    if tg_op = 'DELETE' or pg_trigger_depth() = 1 then
        raise exception 'payments are neither changed nor deleted: allocate or refund them' using errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger payment_is_kept before update or delete on financial_payments
    for each row execute function financial_payment_is_kept();
create trigger allocation_is_kept before update or delete on financial_allocations
    for each row execute function financial_refuse_change();
create trigger refund_is_kept before update or delete on financial_refunds
    for each row execute function financial_refuse_change();

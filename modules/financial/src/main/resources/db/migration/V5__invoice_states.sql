create table financial_customers (
    tenant_id    text        not null default current_setting('buildify.tenant'),
    company_id   text                 default nullif(current_setting('buildify.company', true), ''),
    book         text        not null generated always as (coalesce(company_id, '')) stored,
    id           uuid        not null,
    name         text        not null,
    email        text,
    address      text,
    tax_number   text,
    payment_days integer check (payment_days between 0 and 365),
    primary key (tenant_id, id),
    unique (tenant_id, book, id),
    unique (tenant_id, book, name)
);
select buildify.track('financial_customers');
insert into financial_customers (tenant_id, company_id, id, name, created_at)
select tenant_id, company_id, gen_random_uuid(), customer, min(created_at)
  from financial_invoices group by tenant_id, company_id, customer;
select buildify.protect('financial_customers');

-- A line has its own rate.
alter table financial_invoice_lines
    add column sku      text,
    add column tax_rate numeric check (tax_rate between 0 and 1);
update financial_invoice_lines l set tax_rate = i.tax_rate
  from financial_invoices i where (i.tenant_id, i.id) = (l.tenant_id, l.invoice_id);
alter table financial_invoice_lines alter column tax_rate set not null;

-- A draft has no number; what is issued has one for ever. The customer's name and address are those of its day.
alter table financial_invoices
    alter column number drop not null,
    alter column issued_on drop not null,
    drop column tax_rate,
    add column book                text not null generated always as (coalesce(company_id, '')) stored,
    add column state               text not null default 'issued' check (state in ('draft', 'issued', 'cancelled')),
    add column customer_id         uuid,
    add column customer_address    text,
    add column customer_tax_number text,
    add column due_on              date,
    add column cancelled_on        date,
    add column paid                numeric not null default 0,
    add column shipment_id         uuid;
update financial_invoices i set customer_id = c.id, due_on = i.issued_on
  from financial_customers c where (c.tenant_id, c.book, c.name) = (i.tenant_id, i.book, i.customer);
alter table financial_invoices
    alter column customer_id set not null,
    alter column state drop default,
    add check ((state = 'draft') = (number is null)),
    add check ((state = 'draft') = (issued_on is null)),
    add check ((state = 'draft') = (due_on is null)),
    add check ((state = 'cancelled') = (cancelled_on is not null)),
    add constraint financial_invoices_paid check (paid between 0 and gross),
    add check (state = 'issued' or paid = 0),
    add unique (tenant_id, book, id),
    add unique (tenant_id, book, shipment_id),
    add foreign key (tenant_id, book, customer_id) references financial_customers (tenant_id, book, id);
create index on financial_invoices (tenant_id, customer_id);
select buildify.protect('financial_invoices');

-- Credit notes are counted by themselves.
alter table financial_invoice_numbers
    add column series text not null default 'invoice' check (series in ('invoice', 'credit_note')),
    drop constraint financial_invoice_numbers_tenant_id_company_id_year_key,
    add constraint financial_invoice_numbers_key unique nulls not distinct (tenant_id, company_id, year, series);
alter table financial_invoice_numbers alter column series drop default;
select buildify.protect('financial_invoice_numbers');

-- Takes a whole invoice back.
create table financial_credit_notes (
    tenant_id  text        not null default current_setting('buildify.tenant'),
    company_id text                 default nullif(current_setting('buildify.company', true), ''),
    book       text        not null generated always as (coalesce(company_id, '')) stored,
    id         uuid        not null,
    number     text        not null,
    invoice_id uuid        not null,
    issued_on  date        not null,
    reason     text        not null,
    created_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, book, number),
    unique (tenant_id, invoice_id),
    foreign key (tenant_id, book, invoice_id) references financial_invoices (tenant_id, book, id)
);
select buildify.protect('financial_credit_notes');

create trigger credit_note_is_kept before update or delete on financial_credit_notes
    for each row execute function financial_refuse_change();

-- What was issued is paid and cancelled, nothing else; what is paid follows from other tables.
create function financial_invoice_is_kept() returns trigger
    language plpgsql as
$$
begin
    if tg_op = 'DELETE' then
        if old.state = 'draft' or current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
            return old;
        end if;
        raise exception 'invoice % was issued and is not deleted: cancel it', old.number using errcode = 'check_violation';
    end if;
    if old.paid <> new.paid and pg_trigger_depth() = 1 then
        raise exception 'what is paid of invoice % follows from its payments', old.number using errcode = 'check_violation';
    end if;
    if old.state = 'draft' then
        return new;
    end if;
    if old.state = 'cancelled' and new.state <> 'cancelled' or new.state = 'draft'
       or (old.id, old.number, old.customer, old.customer_id, old.customer_address, old.customer_tax_number, old.issued_on,
           old.due_on, old.currency, old.net, old.tax, old.gross, old.shipment_id, old.tenant_id, old.company_id)
          is distinct from
          (new.id, new.number, new.customer, new.customer_id, new.customer_address, new.customer_tax_number, new.issued_on,
           new.due_on, new.currency, new.net, new.tax, new.gross, new.shipment_id, new.tenant_id, new.company_id)
    then
        raise exception 'invoice % was issued and is not changed: cancel it', old.number using errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger invoice_is_kept before update or delete on financial_invoices
    for each row execute function financial_invoice_is_kept();

-- buildify.erase, too, deletes lines, and has a search path of its own.
create function financial_invoice_line_is_kept() returns trigger
    language plpgsql set search_path from current as
$$
declare
    line constant financial_invoice_lines := case tg_op when 'DELETE' then old else new end;
begin
    if current_user <> (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid)
       and exists (select from financial_invoices i
                    where i.tenant_id = line.tenant_id and i.id = line.invoice_id and i.state <> 'draft') then
        raise exception 'invoice % was issued, its lines are not changed: cancel it', line.invoice_id
            using errcode = 'check_violation';
    end if;
    return line;
end
$$;

create trigger line_is_kept before insert or update or delete on financial_invoice_lines
    for each row execute function financial_invoice_line_is_kept();

-- Invoices that were issued before there was a journal.
do
$$
declare
    own record;
begin
    for own in select distinct tenant_id, company_id, book from financial_invoices where gross > 0 loop
        insert into financial_accounts (tenant_id, company_id, id, code, name, type, role, created_at)
        select own.tenant_id, own.company_id, gen_random_uuid(),
               usual.code || case when exists (select from financial_accounts a
                                                where (a.tenant_id, a.book, a.code) = (own.tenant_id, own.book, usual.code))
                                  then '.1' else '' end,
               usual.name, usual.type, usual.role, now()
          from (values ('1300', 'Trade receivables', 'asset', 'receivable'),
                       ('2200', 'Output VAT', 'liability', 'output_vat'),
                       ('4000', 'Sales', 'income', 'revenue')) as usual (code, name, type, role);
        insert into financial_entries
               (tenant_id, company_id, id, booked_on, currency, description, source, source_id, size, total, created_at)
        select tenant_id, company_id, id, issued_on, currency, 'Invoice ' || number, 'invoice', id,
               case when net = 0 or tax = 0 then 2 else 3 end, gross, now()
          from financial_invoices i where (i.tenant_id, i.book) = (own.tenant_id, own.book) and gross > 0
         order by created_at;
        insert into financial_entry_lines (tenant_id, company_id, entry_id, position, account_id, amount, tax_rate)
        select i.tenant_id, i.company_id, i.id, row_number() over (partition by i.id order by line.amount desc) - 1, a.id,
               line.amount, line.tax_rate
          from financial_invoices i
          cross join lateral (select max(tax_rate) as tax_rate from financial_invoice_lines l
                               where (l.tenant_id, l.invoice_id) = (i.tenant_id, i.id)) as rate
          cross join lateral (values ('receivable', i.gross, null),
                                     ('revenue', -i.net, rate.tax_rate),
                                     ('output_vat', -i.tax, rate.tax_rate)) as line (role, amount, tax_rate)
          join financial_accounts a on (a.tenant_id, a.book, a.role) = (i.tenant_id, i.book, line.role)
         where (i.tenant_id, i.book) = (own.tenant_id, own.book) and i.gross > 0 and line.amount <> 0;
    end loop;
end
$$;

create table financial_invoices (
    tenant_id  text        not null default current_setting('buildify.tenant'),
    company_id text                 default nullif(current_setting('buildify.company', true), ''),
    id         uuid        not null,
    number     text        not null,
    customer   text        not null,
    issued_on  date        not null,
    currency   text        not null check (currency ~ '^[A-Z]{3}$'),
    tax_rate   numeric     not null check (tax_rate between 0 and 1),
    net        numeric     not null check (net >= 0),
    tax        numeric     not null check (tax >= 0),
    gross      numeric     not null check (gross = net + tax),
    created_at timestamptz not null,
    primary key (tenant_id, id),
    unique nulls not distinct (tenant_id, company_id, number)
);
select buildify.protect('financial_invoices');

create table financial_invoice_lines (
    tenant_id   text    not null default current_setting('buildify.tenant'),
    company_id  text             default nullif(current_setting('buildify.company', true), ''),
    invoice_id  uuid    not null,
    position    integer not null,
    description text    not null,
    quantity    numeric not null check (quantity > 0),
    unit_price  numeric not null check (unit_price >= 0),
    net         numeric not null check (net >= 0),
    primary key (tenant_id, invoice_id, position),
    foreign key (tenant_id, invoice_id) references financial_invoices (tenant_id, id) on delete cascade
);
select buildify.protect('financial_invoice_lines');

-- The last number of a company (or of the tenant itself) in a year. A writer holds its row until it
-- commits, so numbers have no gaps; a writer that fails gives its number back.
create table financial_invoice_numbers (
    tenant_id  text    not null default current_setting('buildify.tenant'),
    company_id text             default nullif(current_setting('buildify.company', true), ''),
    year       integer not null,
    last       integer not null check (last between 1 and 999999),
    unique nulls not distinct (tenant_id, company_id, year)
);
select buildify.protect('financial_invoice_numbers');

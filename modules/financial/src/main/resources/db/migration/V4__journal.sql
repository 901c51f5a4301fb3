-- Whose books a row belongs to: a company's, or (the empty text) the tenant's own. Keys have it in place of company_id,
-- which may be null: no row refers to one of other books.
alter table financial_accounts
    add column book      text not null generated always as (coalesce(company_id, '')) stored,
    add column parent_id uuid,
    add column role      text check (role in ('bank', 'receivable', 'customer_credit', 'revenue', 'output_vat', 'input_vat')),
    add unique (tenant_id, book, id),
    add unique (tenant_id, book, id, type),
    add unique (tenant_id, book, role),
    add foreign key (tenant_id, book, parent_id, type) references financial_accounts (tenant_id, book, id, type);
select buildify.protect('financial_accounts');

-- One row for each books. Whoever posts shares its lock; whoever closes a period has it alone.
create table financial_books (
    tenant_id      text not null default current_setting('buildify.tenant'),
    company_id     text          default nullif(current_setting('buildify.company', true), ''),
    book           text not null generated always as (coalesce(company_id, '')) stored,
    closed_through date,
    primary key (tenant_id, book)
);
select buildify.protect('financial_books');

-- Months in which something was posted, or that were closed.
create table financial_periods (
    tenant_id  text not null default current_setting('buildify.tenant'),
    company_id text          default nullif(current_setting('buildify.company', true), ''),
    book       text not null generated always as (coalesce(company_id, '')) stored,
    id         uuid not null,
    month      date not null check (extract(day from month) = 1),
    closed_at  timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, book, month)
);
select buildify.protect('financial_periods');

-- The journal. An entry tells how many lines it has and what they come to, so that none can be added later.
create table financial_entries (
    tenant_id   text        not null default current_setting('buildify.tenant'),
    company_id  text                 default nullif(current_setting('buildify.company', true), ''),
    book        text        not null generated always as (coalesce(company_id, '')) stored,
    id          uuid        not null,
    booked_on   date        not null,
    currency    text        not null check (currency ~ '^[A-Z]{3}$'),
    description text        not null,
    source      text        not null check (source in ('manual', 'reversal', 'invoice', 'credit_note', 'payment', 'allocation', 'refund')),
    source_id   uuid,
    reverses_id uuid,
    size        integer     not null check (size >= 2),
    total       numeric     not null check (total > 0),
    created_at  timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, book, id),
    unique (tenant_id, reverses_id),
    unique (tenant_id, source, source_id),
    check ((source = 'manual') = (source_id is null and reverses_id is null)),
    check ((source = 'reversal') = (reverses_id is not null)),
    foreign key (tenant_id, book, reverses_id) references financial_entries (tenant_id, book, id)
);
create index on financial_entries (tenant_id, book, currency, booked_on);
select buildify.protect('financial_entries');

-- Debits are positive, credits negative.
create table financial_entry_lines (
    tenant_id  text    not null default current_setting('buildify.tenant'),
    company_id text             default nullif(current_setting('buildify.company', true), ''),
    book       text    not null generated always as (coalesce(company_id, '')) stored,
    entry_id   uuid    not null,
    position   integer not null,
    account_id uuid    not null,
    amount     numeric not null check (amount <> 0),
    tax_rate   numeric check (tax_rate between 0 and 1),
    primary key (tenant_id, entry_id, position),
    foreign key (tenant_id, book, entry_id) references financial_entries (tenant_id, book, id),
    foreign key (tenant_id, book, account_id) references financial_accounts (tenant_id, book, id)
);
create index on financial_entry_lines (tenant_id, account_id);
select buildify.protect('financial_entry_lines');

-- Checked when the transaction commits, for the entry and for each line: debits and credits are equal, and all are there.
create function financial_entry_balances() returns trigger
    language plpgsql as
$$
declare
    wanted uuid;
    entry record;
begin
    if tg_table_name = 'financial_entries' then
        wanted := new.id;
    else
        wanted := new.entry_id;
    end if;
    select e.size, e.total, count(l.position) as lines, coalesce(sum(l.amount), 0) as balance,
           coalesce(sum(l.amount) filter (where l.amount > 0), 0) as debits
      into entry
      from financial_entries e left join financial_entry_lines l on (l.tenant_id, l.entry_id) = (e.tenant_id, e.id)
     where e.tenant_id = new.tenant_id and e.id = wanted
     group by e.tenant_id, e.id;
    if entry.balance <> 0 or entry.debits <> entry.total or entry.lines <> entry.size then
        raise exception 'entry % does not balance: its % lines come to %, with debits of %; it was to have % lines and debits of %',
            wanted, entry.lines, entry.balance, entry.debits, entry.size, entry.total using errcode = 'check_violation';
    end if;
    return null;
end
$$;

create constraint trigger entry_balances after insert on financial_entries
    deferrable initially deferred for each row execute function financial_entry_balances();
create constraint trigger line_balances after insert on financial_entry_lines
    deferrable initially deferred for each row execute function financial_entry_balances();

-- Nothing is posted into a closed period. The month of an entry is there, and stays open until the entry is committed.
create function financial_entry_is_in_time() returns trigger
    language plpgsql as
$$
declare
    own constant text := coalesce(new.company_id, '');
    first constant date := date_trunc('month', new.booked_on::timestamp)::date;
    closed date;
begin
    insert into financial_books (tenant_id, company_id) values (new.tenant_id, new.company_id) on conflict do nothing;
    select closed_through into closed from financial_books where tenant_id = new.tenant_id and book = own for share;
    if new.booked_on <= closed then
        raise exception 'books are closed through %, nothing is posted on %', closed, new.booked_on using errcode = 'check_violation';
    end if;
    if not exists (select from financial_periods where tenant_id = new.tenant_id and book = own and month = first) then
        insert into financial_periods (tenant_id, company_id, id, month)
        values (new.tenant_id, new.company_id, gen_random_uuid(), first) on conflict do nothing;
    end if;
    return new;
end
$$;

create trigger entry_is_in_time before insert on financial_entries
    for each row execute function financial_entry_is_in_time();

-- Months close one after the other, and stay closed.
create function financial_period_closes() returns trigger
    language plpgsql as
$$
begin
    if tg_op = 'INSERT' then
        if new.closed_at is not null then
            raise exception 'period % begins open', new.month using errcode = 'check_violation';
        end if;
        return new;
    end if;
    if old.closed_at is not null or new.closed_at is null or (old.id, old.month) <> (new.id, new.month) then
        raise exception 'period % can be closed, once, and nothing else', old.month using errcode = 'check_violation';
    end if;
    update financial_books set closed_through = (old.month + interval '1 month - 1 day')::date
     where tenant_id = old.tenant_id and book = old.book;
    if exists (select from financial_periods
                where tenant_id = old.tenant_id and book = old.book and month < old.month and closed_at is null) then
        raise exception 'a period before % is open', old.month using errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger period_closes before insert or update on financial_periods
    for each row execute function financial_period_closes();

create function financial_books_close() returns trigger
    language plpgsql as
$$
begin
    if pg_trigger_depth() = 1 or new.closed_through <= coalesce(old.closed_through, '-infinity') then
        raise exception 'books are closed by closing a period, and not opened again' using errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger books_close before update on financial_books
    for each row execute function financial_books_close();

-- Rows may go when their tenant or company is erased, by the tables' owner.
create function financial_refuse_change() returns trigger
    language plpgsql as
$$
begin
    if tg_op = 'DELETE' and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
        return old;
    end if;
    raise exception 'rows of % are neither changed nor deleted: post a reversal', tg_table_name;
end
$$;

create trigger journal_is_kept before update or delete on financial_entries
    for each row execute function financial_refuse_change();
create trigger journal_is_kept before update or delete on financial_entry_lines
    for each row execute function financial_refuse_change();
create trigger period_is_kept before delete on financial_periods
    for each row execute function financial_refuse_change();
create trigger books_are_kept before delete on financial_books
    for each row execute function financial_refuse_change();

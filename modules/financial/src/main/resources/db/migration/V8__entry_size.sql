-- A line says how many its entry has. So keys keep others from being added later, each position being taken once, and an
-- entry is checked once, not with each of its lines again.
alter table financial_entries add unique (tenant_id, book, id, size);
select buildify.protect('financial_entries');

alter table financial_entry_lines
    add column entry_size integer,
    disable trigger journal_is_kept;
update financial_entry_lines l set entry_size = e.size
  from financial_entries e where (e.tenant_id, e.id) = (l.tenant_id, l.entry_id);
alter table financial_entry_lines
    enable trigger journal_is_kept,
    alter column entry_size set not null,
    add constraint financial_entry_lines_position_check check (position between 0 and entry_size - 1),
    add constraint financial_entry_lines_entry_fkey
        foreign key (tenant_id, book, entry_id, entry_size) references financial_entries (tenant_id, book, id, size),
    drop constraint financial_entry_lines_tenant_id_book_entry_id_fkey;
select buildify.protect('financial_entry_lines');

drop trigger line_balances on financial_entry_lines;

-- Checked when the transaction commits: debits and credits are equal, and all lines are there.
create or replace function financial_entry_balances() returns trigger
    language plpgsql as
$$
declare
    found record;
begin
    select count(*) as lines, coalesce(sum(l.amount), 0) as balance, coalesce(sum(l.amount) filter (where l.amount > 0), 0) as debits
      into found
      from financial_entry_lines l where l.tenant_id = new.tenant_id and l.entry_id = new.id;
    if found.balance <> 0 or found.debits <> new.total or found.lines <> new.size then
        raise exception 'entry % does not balance: its % lines come to %, with debits of %; it was to have % lines and debits of %',
            new.id, found.lines, found.balance, found.debits, new.size, new.total using errcode = 'check_violation';
    end if;
    return null;
end
$$;

-- The books are there but for the first entry.
create or replace function financial_entry_is_in_time() returns trigger
    language plpgsql as
$$
declare
    own constant text := coalesce(new.company_id, '');
    first constant date := date_trunc('month', new.booked_on::timestamp)::date;
    closed date;
begin
    select closed_through into closed from financial_books where tenant_id = new.tenant_id and book = own for share;
    if not found then
        insert into financial_books (tenant_id, company_id) values (new.tenant_id, new.company_id) on conflict do nothing;
        select closed_through into closed from financial_books where tenant_id = new.tenant_id and book = own for share;
    end if;
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

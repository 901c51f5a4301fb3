-- On whose behalf the transaction works, as the SDK sets it; else who logged in.
create or replace function buildify.actor() returns text
    language sql stable parallel safe
    return coalesce(nullif(pg_catalog.current_setting('buildify.actor', true), ''), session_user);

-- A change that does not count versions itself, such as an update past Hibernate, is counted here.
create or replace function buildify.count_change() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as
$$
begin
    if new.version = old.version then
        new.version := old.version + 1;
        new.changed_at := now();
        new.changed_by := buildify.actor();
    end if;
    return new;
end
$$;

-- Called by a migration, as the owner: gives the table a version, and who made and changed each row, and when.
-- Rows that are there already were made by the migration, as far as anybody knows.
create or replace function buildify.track(relation regclass) returns void
    language plpgsql set search_path = pg_catalog, pg_temp set client_min_messages = warning as
$$
begin
    execute format(
        'alter table %s
            add column if not exists version bigint not null default 0,
            add column if not exists created_at timestamptz not null default now(),
            add column if not exists created_by text not null default buildify.actor(),
            add column if not exists changed_at timestamptz not null default now(),
            add column if not exists changed_by text not null default buildify.actor(),
            alter column created_at set default now()', relation);
    execute format(
        'create or replace trigger buildify_track before update on %s for each row execute function buildify.count_change()',
        relation);
end
$$;

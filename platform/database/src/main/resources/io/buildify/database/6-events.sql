-- The tables behind events: what a module has still to publish, and what it has handled.

-- Whose relay publishes the rows of a login: one lane for each scope, since a login of one tenant must not read
-- what the others of a shared database publish. The empty text is the lane of those that serve everybody.
create or replace function buildify.lane() returns text
    language sql stable parallel safe
    return coalesce((select buildify.scope_tenant()) || coalesce('/' || (select buildify.scope_company()), ''), '');

-- For the end of a migration, as the owner: makes the tables where they are missing, and protects them. Rows of the
-- outbox go when Kafka has them; rows of the inbox go some time after the event was handled.
create or replace function buildify.prepare_events() returns void
    language plpgsql set client_min_messages = warning as
$$
declare
    module buildify.module;
begin
    select m.* into module from buildify.module m where m.owner = current_user;
    if module is null then
        raise exception '% owns no module''s schema in this database; buildify.prepare_events is for a migration, as the owner', current_user;
    end if;
    execute format('set local search_path = %I', module.schema);

    create table if not exists event_outbox (
        tenant_id    text        not null default current_setting('buildify.tenant'),
        company_id   text                 default nullif(current_setting('buildify.company', true), ''),
        seq          bigint      not null generated always as identity,
        lane         text        not null default buildify.lane(),
        key          text        not null,
        bucket       smallint    not null generated always as (pg_catalog.hashtext(key) & 15) stored,
        id           text        not null,
        type         text        not null,
        subject      text        not null,
        happened_at  timestamptz not null,
        data         text        not null
    ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
    create index if not exists event_outbox_lane on event_outbox (lane, seq);
    perform buildify.protect('event_outbox');

    create table if not exists event_inbox (
        tenant_id    text        not null default current_setting('buildify.tenant'),
        company_id   text                 default nullif(current_setting('buildify.company', true), ''),
        seq          bigint      not null generated always as identity,
        source       text        not null,
        id           text        not null,
        handler      text        not null,
        state        text        not null default 'handled' check (state in ('handled', 'parked', 'dead')),
        changed_at   timestamptz not null default pg_catalog.now(),
        -- of parked events
        key          text,
        type         text,
        subject      text,
        happened_at  timestamptz,
        data         text,
        attempts     integer     not null default 0,
        due_at       timestamptz,
        reason       text,
        primary key (tenant_id, source, id, handler)
    );
    create index if not exists event_inbox_parked on event_inbox (handler, key, seq) where state = 'parked';
    create index if not exists event_inbox_changed on event_inbox using brin (changed_at);
    perform buildify.protect('event_inbox');
end
$$;

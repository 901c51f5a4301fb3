-- For the end of a migration, as the owner: makes the SDK's own tables where they are missing, and protects them.
create or replace function buildify.prepare() returns void
    language plpgsql set client_min_messages = warning as
$$
begin
    -- also sets the search_path
    perform buildify.prepare_events();

    -- Answers to requests with an Idempotency-Key, kept in the transaction that did what they say.
    create table if not exists idempotency_keys (
        tenant_id    text        not null default current_setting('buildify.tenant'),
        company_id   text                 default nullif(current_setting('buildify.company', true), ''),
        subject      text        not null,
        key          text        not null,
        fingerprint  text        not null,
        created_at   timestamptz not null default pg_catalog.now(),
        status       smallint    not null,
        location     text,
        etag         text,
        content_type text,
        body         bytea,
        unique nulls not distinct (tenant_id, company_id, subject, key)
    );
    create index if not exists idempotency_keys_created on idempotency_keys using brin (created_at);
    perform buildify.protect('idempotency_keys');
end
$$;

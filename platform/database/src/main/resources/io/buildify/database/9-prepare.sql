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

    -- Which hooks have made their data for whom.
    create table if not exists bootstrap_runs (
        tenant_id  text        not null default current_setting('buildify.tenant'),
        company_id text                 default nullif(current_setting('buildify.company', true), ''),
        hook       text        not null,
        version    integer     not null,
        ran_at     timestamptz not null default pg_catalog.now(),
        unique nulls not distinct (tenant_id, company_id, hook, version)
    );
    perform buildify.protect('bootstrap_runs');

    -- When each tenant's jobs are due; who runs one holds its row.
    create table if not exists job_runs (
        tenant_id  text        not null default current_setting('buildify.tenant'),
        company_id text                 default nullif(current_setting('buildify.company', true), ''),
        job        text        not null,
        schedule   text        not null,
        next_run   timestamptz not null,
        failures   integer     not null default 0,
        reason     text,
        last_run   timestamptz,
        unique nulls not distinct (tenant_id, company_id, job)
    );
    create index if not exists job_runs_next on job_runs (next_run);
    perform buildify.protect('job_runs');
end
$$;

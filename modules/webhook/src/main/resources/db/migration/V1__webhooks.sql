create table webhook_subscriptions (
    tenant_id       text        not null default current_setting('buildify.tenant'),
    company_id      text                 default nullif(current_setting('buildify.company', true), ''),
    id              uuid        not null,
    url             text        not null,
    types           text[]      not null check (cardinality(types) > 0),
    enabled         boolean     not null,
    disabled_reason text,
    -- what requests are signed with, sealed; the one before is good for a while after it was replaced
    secret          text        not null check (secret like 'sealed1.%'),
    previous_secret text                 check (previous_secret like 'sealed1.%'),
    previous_until  timestamptz,
    primary key (tenant_id, id),
    check ((previous_secret is null) = (previous_until is null)),
    check (disabled_reason is null or not enabled)
);
select buildify.protect('webhook_subscriptions');
select buildify.track('webhook_subscriptions');

-- Since when a subscription has had nothing but failures; no row: it has not.
create table webhook_failures (
    tenant_id       text        not null default current_setting('buildify.tenant'),
    company_id      text                 default nullif(current_setting('buildify.company', true), ''),
    subscription_id uuid        not null,
    since           timestamptz not null,
    primary key (tenant_id, subscription_id),
    foreign key (tenant_id, subscription_id) references webhook_subscriptions (tenant_id, id) on delete cascade
);
select buildify.protect('webhook_failures');

-- What became of each event for each subscription. A row is of the event's company.
create table webhook_deliveries (
    tenant_id       text        not null default current_setting('buildify.tenant'),
    company_id      text                 default nullif(current_setting('buildify.company', true), ''),
    id              uuid        not null,
    subscription_id uuid        not null,
    source          text        not null,
    event_id        text        not null,
    type            text        not null,
    subject         text        not null,
    happened_at     timestamptz not null,
    queued_at       timestamptz not null,
    state           text        not null check (state in ('waiting', 'delivered', 'dead')),
    attempts        integer     not null default 0,
    last_attempt    timestamptz,
    next_attempt    timestamptz,
    status          integer,
    answer          text,
    reason          text,
    primary key (tenant_id, id),
    unique (tenant_id, subscription_id, source, event_id),
    foreign key (tenant_id, subscription_id) references webhook_subscriptions (tenant_id, id) on delete cascade
);
create index webhook_deliveries_queued on webhook_deliveries (tenant_id, subscription_id, queued_at);
select buildify.protect('webhook_deliveries');

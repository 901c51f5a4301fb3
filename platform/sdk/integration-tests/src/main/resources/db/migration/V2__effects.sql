-- What handlers have done, in the order in which they did it.
create table effects (
    tenant_id  text   not null default current_setting('buildify.tenant'),
    company_id text            default nullif(current_setting('buildify.company', true), ''),
    seq        bigint not null generated always as identity,
    handler    text   not null,
    event      text   not null,
    subject    text   not null,
    text       text   not null,
    primary key (tenant_id, seq)
);
select buildify.protect('effects');

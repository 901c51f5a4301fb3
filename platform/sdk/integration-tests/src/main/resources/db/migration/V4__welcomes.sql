-- What tenants and companies begin with, and what the daily job has counted.
create table welcomes (
    tenant_id  text not null default current_setting('buildify.tenant'),
    company_id text          default nullif(current_setting('buildify.company', true), ''),
    id         uuid not null,
    text       text not null,
    primary key (tenant_id, id)
);
select buildify.protect('welcomes');
select buildify.track('welcomes');

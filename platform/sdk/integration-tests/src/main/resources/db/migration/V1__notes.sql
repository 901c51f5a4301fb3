create table notes (
    tenant_id  text not null default current_setting('buildify.tenant'),
    company_id text          default nullif(current_setting('buildify.company', true), ''),
    id         uuid not null,
    text       text not null,
    primary key (tenant_id, id)
);
select buildify.protect('notes');

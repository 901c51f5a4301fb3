create table __table___items (
    tenant_id  text        not null default current_setting('buildify.tenant'),
    company_id text                 default nullif(current_setting('buildify.company', true), ''),
    id         uuid        not null,
    code       text        not null,
    name       text        not null,
    primary key (tenant_id, id),
    unique nulls not distinct (tenant_id, company_id, code)
);
select buildify.protect('__table___items');
select buildify.track('__table___items');

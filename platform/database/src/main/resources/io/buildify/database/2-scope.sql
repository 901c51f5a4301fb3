-- What the policies ask. They ask in sub-selects, so that each is answered once per statement, not per row; and
-- a statement that changes its settings while it runs still sees the rows of the tenant that it began with.

-- The tenant and company of the transaction, as the SDK sets them; NULL when unset or empty.
create or replace function buildify.tenant() returns text
    language sql stable parallel safe
    return nullif(pg_catalog.current_setting('buildify.tenant', true), '');

create or replace function buildify.company() returns text
    language sql stable parallel safe
    return nullif(pg_catalog.current_setting('buildify.company', true), '');

-- Whether the transaction moves events rather than working for a tenant; the SDK sets it.
create or replace function buildify.relays() returns boolean
    language sql stable parallel safe
    return coalesce(pg_catalog.current_setting('buildify.system', true), '') = 'relay';

-- The scope of who logged in. SET ROLE does not change session_user. The administrator's rights are needed to
-- read instance_scope; each answers about the caller only.
create or replace function buildify.scope_is_everything() returns boolean
    language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp
    return (select s.tenant is null from buildify.instance_scope s where s.login = session_user);

create or replace function buildify.scope_tenant() returns text
    language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp
    return (select s.tenant from buildify.instance_scope s where s.login = session_user);

create or replace function buildify.scope_company() returns text
    language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp
    return (select s.company from buildify.instance_scope s where s.login = session_user);

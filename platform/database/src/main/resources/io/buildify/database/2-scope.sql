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

-- The scope of who logged in. SET ROLE does not change session_user.
create or replace function buildify.scope_is_everything() returns boolean
    language sql stable parallel safe
    return pg_catalog.has_table_privilege(session_user, 'buildify.every_tenant'::pg_catalog.regclass, 'select');

-- The administrator's rights are needed to read instance_scope; each answers about the caller only.
create or replace function buildify.scope_tenant() returns text
    language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp
    return (select s.tenant from buildify.instance_scope s where s.login = session_user);

create or replace function buildify.scope_company() returns text
    language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp
    return (select s.company from buildify.instance_scope s where s.login = session_user);

-- What the statements below call a grantee.
create or replace function buildify.grantee(role oid) returns text
    language sql stable set search_path = pg_catalog, pg_temp
    return case role when 0 then 'public' else quote_ident(pg_get_userbyid(role)) end;

-- The statements after which exactly those logins read every_tenant that may see every tenant: of these, or all for NULL.
create or replace function buildify.scope_grants(logins name[]) returns setof text
    language sql stable set search_path = pg_catalog, pg_temp as
$$
    with granted as (
        select a.grantee, pg_get_userbyid(a.grantee) as login, bool_and(a.privilege_type = 'SELECT' and not a.is_grantable) as plain
          from pg_class c, aclexplode(c.relacl) a
         where c.oid = 'buildify.every_tenant'::regclass and a.grantee <> c.relowner
         group by a.grantee
    ), wanted as (
        select s.login from buildify.instance_scope s join pg_roles r on r.rolname = s.login where s.tenant is null
    )
    select format('revoke all on table buildify.every_tenant from %s cascade', buildify.grantee(g.grantee))
      from granted g
     where not (g.plain and g.login in (select w.login from wanted w)) and (logins is null or g.login = any (logins))
    union all
    select format('grant select on table buildify.every_tenant to %I', w.login)
      from wanted w
     where w.login not in (select g.login from granted g where g.plain) and (logins is null or w.login = any (logins))
$$;

create or replace function buildify.grant_scopes() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as
$$
declare
    logins constant name[] := case tg_op when 'TRUNCATE' then null when 'INSERT' then array[new.login]
                                         when 'UPDATE' then array[old.login, new.login] else array[old.login] end;
    statement text;
begin
    for statement in select buildify.scope_grants(logins) loop
        execute statement;
    end loop;
    return null;
end
$$;

create or replace trigger grants after insert or update or delete on buildify.instance_scope
    for each row execute function buildify.grant_scopes();
create or replace trigger grants_of_nobody after truncate on buildify.instance_scope
    for each statement execute function buildify.grant_scopes();

-- Logins that were there before the trigger.
do $$
declare
    statement text;
begin
    for statement in select buildify.scope_grants(null) loop
        execute statement;
    end loop;
end
$$;

revoke execute on function buildify.scope_grants(name[]), buildify.grant_scopes() from public;

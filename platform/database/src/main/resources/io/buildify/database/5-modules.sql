-- For the operator, as the administrator: makes the module's schema, its privileges and its protected tables be as
-- they should, and takes away what others were granted in it. Answers what it had to correct, for the log.
create or replace function buildify.ensure_module(module_schema name, owner_role name, application_role name) returns text[]
    language plpgsql set search_path = pg_catalog, pg_temp as
$$
declare
    corrected text[] := '{}';
    statement text;
    altered regclass;
begin
    if not exists (select from pg_namespace where nspname = module_schema) then
        execute format('create schema %I authorization %I', module_schema, owner_role);
        corrected := corrected || format('created schema %I', module_schema);
    end if;
    insert into buildify.module values (module_schema, owner_role, application_role)
        on conflict on constraint module_pkey do update set owner = excluded.owner, application = excluded.application
        where (module.owner, module.application) is distinct from (excluded.owner, excluded.application);

    for statement in
        select format('alter schema %I owner to %I', n.nspname, owner_role) from pg_namespace n
         where n.nspname = module_schema and pg_get_userbyid(n.nspowner) <> owner_role
        union all
        select distinct format('revoke all on schema %I from %s cascade', n.nspname,
                               case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end)
          from pg_namespace n, aclexplode(n.nspacl) a
         where n.nspname = module_schema and a.grantee <> n.nspowner
           and not (a.grantee <> 0 and pg_get_userbyid(a.grantee) = application_role and a.privilege_type = 'USAGE' and not a.is_grantable)
        union all
        select distinct format('revoke all on %s %I.%I from %s cascade',
                               case c.relkind when 'S' then 'sequence' else 'table' end, module_schema, c.relname,
                               case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end)
          from pg_class c join pg_namespace n on n.oid = c.relnamespace,
               lateral (select c.relacl union all select attacl from pg_attribute where attrelid = c.oid) as acls (acl),
               aclexplode(acls.acl) a
         where n.nspname = module_schema and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
           and a.grantee <> c.relowner and (a.grantee = 0 or pg_get_userbyid(a.grantee) <> application_role)
    loop
        execute statement;
        corrected := corrected || statement;
    end loop;

    if not coalesce((select a.privilege_type = 'USAGE' from pg_namespace n, aclexplode(n.nspacl) a
                      where n.nspname = module_schema and a.grantee <> 0 and pg_get_userbyid(a.grantee) = application_role), false) then
        execute format('grant usage on schema %I to %I', module_schema, application_role);
        corrected := corrected || format('granted usage on schema %I', module_schema);
    end if;

    for altered in
        select t.relation from buildify.protected_table t
          join pg_class c on c.oid = t.relation join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = module_schema and t.fingerprint <> buildify.fingerprint(t.relation)
    loop
        perform buildify.protect(altered);
        corrected := corrected || format('protected %s again', altered);
    end loop;
    return corrected;
end
$$;

-- For the operator, as the administrator: takes the module's schema with its data out of this database.
create or replace function buildify.drop_module(module_schema name) returns void
    language plpgsql set search_path = pg_catalog, pg_temp as
$$
begin
    execute format('drop schema if exists %I cascade', module_schema);
    delete from buildify.module where schema = module_schema;
    delete from buildify.protected_table t where not exists (select from pg_class c where c.oid = t.relation);
end
$$;

revoke execute on function buildify.ensure_module(name, name, name), buildify.drop_module(name) from public;

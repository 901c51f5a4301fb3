-- Who may change settings by an expression, which a text that gets into a statement could be, too: the row has no grantee
-- where it is everybody. SET is a statement of its own.
create or replace function buildify.setters() returns table (grantee oid, revocable boolean)
    language sql stable set search_path = pg_catalog, pg_temp as
$$
    select a.grantee, pg_has_role(p.proowner, 'usage')
      from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
     where p.oid = 'pg_catalog.set_config(text, text, boolean)'::regprocedure
$$;

-- What this server leaves open because only a superuser can close it: each a sentence with the reason and the remedy.
create or replace function buildify.left_open() returns setof text
    language sql stable set search_path = pg_catalog, pg_temp as
$$
    select format('SQL that a client gets into a statement of an instance that serves several tenants can choose another tenant there,'
                  ' because everybody may execute pg_catalog.set_config and %I cannot take that away; make it a superuser,'
                  ' or give each tenant whose users must not depend on it an instance of its own (dedicated)', current_user)
      from buildify.setters() s where s.grantee = 0 and not s.revocable
$$;

-- The statements that take away what hand edits have given: of this database, of the module's schema and what is in
-- it, and of the module's roles. Every login that belongs here has a scope.
create or replace function buildify.excess(wanted buildify.module) returns setof text
    language sql stable set search_path = pg_catalog, pg_temp as
$$
    select distinct format('revoke all on database %I from %s cascade', d.datname, buildify.grantee(a.grantee))
      from pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
     where d.datname = current_database() and a.grantee not in (d.datdba, current_user::regrole)
       and not (a.privilege_type = 'CONNECT' and not a.is_grantable
                and a.grantee in (select r.oid from pg_roles r join buildify.module m on r.rolname in (m.owner, m.application)))
    union all
    select format('alter schema %I owner to %I', n.nspname, wanted.owner) from pg_namespace n
     where n.nspname = wanted.schema and pg_get_userbyid(n.nspowner) <> wanted.owner
    union all
    select distinct format('revoke all on schema %I from %s cascade', n.nspname, buildify.grantee(a.grantee))
      from pg_namespace n, aclexplode(n.nspacl) a
     where n.nspname = wanted.schema and a.grantee <> n.nspowner
       and not (pg_get_userbyid(a.grantee) = wanted.application and a.privilege_type = 'USAGE' and not a.is_grantable)
    union all
    select distinct format('revoke all on %s %I.%I from %s cascade', case c.relkind when 'S' then 'sequence' else 'table' end,
                           wanted.schema, c.relname, buildify.grantee(a.grantee))
      from pg_class c join pg_namespace n on n.oid = c.relnamespace,
           lateral (select c.relacl union all select attacl from pg_attribute where attrelid = c.oid) as acls (acl),
           aclexplode(acls.acl) a
     where n.nspname = wanted.schema and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
       and a.grantee <> c.relowner and (a.grantee = 0 or pg_get_userbyid(a.grantee) <> wanted.application)
    union all
    select format('revoke execute on function pg_catalog.set_config(text, text, boolean) from %s cascade', buildify.grantee(s.grantee))
      from buildify.setters() s
     where s.revocable
       and (s.grantee = 0 or pg_get_userbyid(s.grantee) = wanted.application
            or exists (select from buildify.instance_scope l where l.login = pg_get_userbyid(s.grantee)))
    union all
    select format('revoke %I from %s granted by %s cascade', g.rolname, buildify.grantee(m.member), buildify.grantee(m.grantor))
      from pg_auth_members m join pg_roles g on g.oid = m.roleid join pg_roles r on r.oid = m.member
     where g.rolname in (wanted.owner, wanted.application) and r.rolname <> current_user
       and (g.rolname = wanted.owner or not exists (select from buildify.instance_scope s where s.login = r.rolname))
    union all
    select buildify.scope_grants(null)
$$;

-- The statements that give what is missing.
create or replace function buildify.shortage(wanted buildify.module) returns setof text
    language sql stable set search_path = pg_catalog, pg_temp as
$$
    select format('grant connect on database %I to %I', d.datname, r.rolname)
      from pg_database d join pg_roles r on r.rolname in (wanted.owner, wanted.application)
     where d.datname = current_database()
       and not exists (select from aclexplode(d.datacl) a where a.grantee = r.oid and a.privilege_type = 'CONNECT')
    union all
    select format('grant usage on schema %I to %I', n.nspname, r.rolname)
      from pg_namespace n join pg_roles r on r.rolname = wanted.application
     where n.nspname = wanted.schema
       and not exists (select from aclexplode(n.nspacl) a where a.grantee = r.oid and a.privilege_type = 'USAGE')
    union all
    -- Flyway sets its search_path so
    select format('grant execute on function pg_catalog.set_config(text, text, boolean) to %I', r.rolname)
      from pg_roles r
     where r.rolname = wanted.owner
       and not exists (select from buildify.setters() s where s.grantee in (0, r.oid))
    union all
    select format('select buildify.protect(%L)', t.relation)
      from buildify.protected_table t join pg_class c on c.oid = t.relation join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = wanted.schema and t.fingerprint <> buildify.fingerprint(t.relation)
$$;

-- For the operator, as the administrator: makes the module's schema, its privileges and its protected tables be as
-- they should. The roles must exist. Answers the statements that it ran, for the log.
create or replace function buildify.ensure_module(module_schema name, owner_role name, application_role name) returns text[]
    language plpgsql set search_path = pg_catalog, pg_temp as
$$
declare
    wanted constant buildify.module := row (module_schema, owner_role, application_role);
    exists_here constant boolean := exists (select from pg_namespace where nspname = module_schema);
    statement text;
    ran text[] := '{}';
begin
    if exists_here and not exists (select from buildify.module m where m.schema = module_schema) then
        raise exception using errcode = 'BDY01', message = format(
            'schema %I of database %I exists and is not Buildify''s; rename it, or adopt it with: insert into buildify.module values (%L, %L, %L)',
            module_schema, current_database(), module_schema, owner_role, application_role);
    end if;
    insert into buildify.module values (wanted.*)
        on conflict on constraint module_pkey do update set owner = excluded.owner, application = excluded.application
        where (module.owner, module.application) is distinct from (excluded.owner, excluded.application);
    if not exists_here then
        statement := format('create schema %I authorization %I', module_schema, owner_role);
        execute statement;
        ran := ran || statement;
    end if;
    for statement in select buildify.excess(wanted) loop
        execute statement;
        ran := ran || statement;
    end loop;
    for statement in select buildify.shortage(wanted) loop
        execute statement;
        ran := ran || statement;
    end loop;
    return ran;
end
$$;

-- For the operator, as the administrator: takes the module's schema with its data out of this database.
create or replace function buildify.drop_module(module_schema name) returns void
    language plpgsql set search_path = pg_catalog, pg_temp set client_min_messages = warning as
$$
begin
    if exists (select from buildify.module m where m.schema = module_schema) then
        execute format('drop schema if exists %I cascade', module_schema);
        delete from buildify.module m where m.schema = module_schema;
        delete from buildify.protected_table t where not exists (select from pg_class c where c.oid = t.relation);
    end if;
end
$$;

revoke execute on function
    buildify.ensure_module(name, name, name), buildify.drop_module(name), buildify.excess(buildify.module), buildify.shortage(buildify.module),
    buildify.setters(), buildify.left_open()
    from public;

-- What keeps a table from being protected: its columns, and every key, must be bound to a tenant. Constraint checks
-- see all rows, so a key without tenant_id would tell one tenant what another has.
create or replace function buildify.table_problems(relation regclass) returns setof text
    language plpgsql stable set search_path = pg_catalog, pg_temp as
$$
declare
    tenant smallint;
begin
    if not exists (select from pg_class where oid = relation and relkind in ('r', 'p')) then
        return next format('%s cannot be protected: it is not a table; protect the tables it reads', relation);
        return;
    end if;

    select attnum into tenant from pg_attribute
     where attrelid = relation and attname = 'tenant_id' and not attisdropped
       and atttypid = 'text'::regtype and attnotnull;
    if tenant is null then
        return next format('table %s has no column "tenant_id text not null"; add it with default current_setting(''buildify.tenant'')', relation);
        return;
    end if;
    if not exists (select from pg_attribute where attrelid = relation and attname = 'company_id'
                      and not attisdropped and atttypid = 'text'::regtype and not attnotnull) then
        return next format('table %s has no column "company_id text" that may be null; add it, null is a row of the tenant itself', relation);
    end if;

    return query
    select format('table %s has keys without tenant_id: %s; begin each with tenant_id, such as primary key (tenant_id, id)',
                  relation, string_agg(indexrelid::regclass::text, ', ' order by indexrelid))
      from pg_index
     where indrelid = relation and (indisunique or indisexclusion)
       and tenant <> all ((indkey::int2[])[0:indnkeyatts - 1])
    having count(*) > 0;

    return query
    select format('table %s has foreign keys without tenant_id: %s; reference (tenant_id, …) of the other table',
                  relation, string_agg(quote_ident(f.conname), ', ' order by f.conname))
      from pg_constraint f
      join pg_attribute target on target.attrelid = f.confrelid and target.attname = 'tenant_id' and not target.attisdropped
     where f.conrelid = relation and f.contype = 'f'
       and not exists (select from unnest(f.conkey, f.confkey) as pair (here, there)
                        where pair.here = tenant and pair.there = target.attnum)
    having count(*) > 0;
end
$$;

-- Raises unless the table can be protected.
create or replace function buildify.check_table(relation regclass) returns void
    language plpgsql stable set search_path = pg_catalog, pg_temp as
$$
declare
    problem text;
begin
    for problem in select buildify.table_problems(relation) loop
        raise exception '%', problem;
    end loop;
end
$$;

-- How the table is guarded now, as one value to compare: flags, our policies, and who was granted what; and how buildify.protect
-- does it, so that a later one is run again on all tables.
create or replace function buildify.fingerprint(relation regclass) returns text
    language sql stable set search_path = pg_catalog, pg_temp as
$$
    select encode(sha256(convert_to(concat_ws(E'\n',
               c.relrowsecurity, c.relforcerowsecurity, c.relowner::regrole,
               (select string_agg(concat_ws(' ', p.polname, p.polcmd, p.polpermissive, p.polroles::regrole[],
                                            pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)),
                                  E'\n' order by p.polname)
                  from pg_policy p where p.polrelid = c.oid and p.polname like 'buildify\_%'),
               (select string_agg(concat_ws(' ', a.grantee, a.privilege_type, a.is_grantable),
                                  E'\n' order by a.grantee, a.privilege_type)
                  from aclexplode(c.relacl) a),
               (select p.prosrc from pg_proc p where p.oid = to_regprocedure('buildify.protect(regclass)'))), 'UTF8')), 'hex')
      from pg_class c where c.oid = relation
$$;

-- Keeps the table's name for buildify.erase and its fingerprint for buildify.ensure_module. The administrator's
-- rights are needed to write; only members of the table's owner get to.
create or replace function buildify.register(relation regclass) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
begin
    if not pg_has_role(session_user, (select relowner from pg_class where oid = relation), 'usage') then
        raise exception 'table % can be registered by its owner only', relation using errcode = 'insufficient_privilege';
    end if;
    delete from buildify.protected_table t where not exists (select from pg_class c where c.oid = t.relation);
    insert into buildify.protected_table values (register.relation, buildify.fingerprint(register.relation))
        on conflict on constraint protected_table_pkey do update set fingerprint = excluded.fingerprint;
end
$$;

-- Whether the table is one of the SDK's own, that buildify.prepare has made.
create or replace function buildify.is_sdk_table(relation regclass) returns boolean
    language sql stable set search_path = pg_catalog, pg_temp
    return exists (select from pg_class where oid = relation and relname in (
        'event_outbox', 'event_inbox', 'idempotency_keys', 'bootstrap_runs', 'job_runs'));

-- Called by a migration, as the owner: from here on each row belongs to the tenant and company of the transaction
-- that writes it, and is seen by them only. Calling it again is fine, and needed after adding keys.
create or replace function buildify.protect(relation regclass) returns void
    language plpgsql set search_path = pg_catalog, pg_temp set client_min_messages = warning as
$$
declare
    module buildify.module;
    tenant_set constant text := 'tenant_id = (select buildify.tenant())';
    own_rows   constant text := 'company_id is not distinct from (select buildify.company())';
    -- true where either has no company
    seen_rows  constant text := 'coalesce(company_id = (select buildify.company()), true)';
    may_write  constant text := '(select buildify.scope_is_everything()) or tenant_id = (select buildify.scope_tenant())'
        ' and company_id is not distinct from coalesce((select buildify.scope_company()), company_id)';
    may_read   constant text := '(select buildify.scope_is_everything()) or tenant_id = (select buildify.scope_tenant())'
        ' and coalesce(company_id = (select buildify.scope_company()), true)';
    relay_set  constant text := '(select buildify.relays())';
    policy record;
    used_sequence regclass;
begin
    select m.* into module
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join buildify.module m on m.schema = n.nspname
     where c.oid = relation and pg_get_userbyid(c.relowner) = m.owner;
    if module is null then
        raise exception 'table % is not in a module''s schema, or not owned by the module''s owner; create it in a migration', relation;
    end if;
    perform buildify.check_table(relation);

    execute format('alter table %s enable row level security, force row level security', relation);
    for policy in
        select * from (values
            ('buildify_select', 'permissive', 'select', tenant_set || ' and ' || seen_rows, null),
            ('buildify_insert', 'permissive', 'insert', null, tenant_set || ' and ' || own_rows),
            ('buildify_update', 'permissive', 'update', tenant_set || ' and ' || own_rows, tenant_set || ' and ' || own_rows),
            ('buildify_delete', 'permissive', 'delete', tenant_set || ' and ' || own_rows, null),
            -- whatever a login sets, it does not leave its scope
            ('buildify_scope_select', 'restrictive', 'select', may_read, null),
            ('buildify_scope_insert', 'restrictive', 'insert', null, may_write),
            ('buildify_scope_update', 'restrictive', 'update', may_write, may_write),
            ('buildify_scope_delete', 'restrictive', 'delete', may_write, null)
        ) as p (name, kind, command, seen, written)
        union all
        -- what moves events, starts jobs and tidies does it for all tenants that the login may see at all
        select 'buildify_relay', 'permissive', 'all', relay_set, relay_set where buildify.is_sdk_table(relation)
    loop
        execute format('drop policy if exists %I on %s', policy.name, relation);
        execute format('create policy %I on %s as %s for %s to %I', policy.name, relation, policy.kind, policy.command, module.application)
            || coalesce(' using (' || policy.seen || ')', '')
            || coalesce(' with check (' || policy.written || ')', '');
    end loop;
    -- migrations and erase see every row, but only in a session of the owner: a view or function of the owner's that
    -- a serving login calls sees nothing of its own accord
    execute format('drop policy if exists buildify_owner on %s', relation);
    execute format('create policy buildify_owner on %s to %I using (session_user = %L)', relation, module.owner, module.owner);

    execute format('revoke all on table %s from public, %I cascade', relation, module.application);
    execute format('grant select, insert, update, delete on table %s to %I', relation, module.application);
    for used_sequence in
        select d.objid from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S'
         where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.refobjid = relation and d.deptype in ('a', 'i')
    loop
        execute format('grant usage on sequence %s to %I', used_sequence, module.application);
    end loop;
    perform buildify.register(relation);
end
$$;


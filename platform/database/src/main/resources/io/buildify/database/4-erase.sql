-- Deletes a tenant's rows, or one company's, from every protected table of the caller's module, referencing
-- tables before referenced ones, and answers how many. Called as the owner. A cycle of foreign keys works when it
-- is deferrable or cascades.
create or replace function buildify.erase(tenant text, company text default null) returns bigint
    language plpgsql set search_path = pg_catalog, pg_temp as
$$
declare
    remaining regclass[];
    next_table regclass;
    schema name;
    deleted bigint;
    total bigint := 0;
begin
    if coalesce(tenant, '') = '' or company = '' then
        raise exception 'buildify.erase needs a tenant, and a company or null';
    end if;
    if session_user <> current_user then
        raise exception 'buildify.erase is for a session of the owner itself: after SET ROLE it would see no rows';
    end if;
    select array_agg(t.relation order by t.relation) into remaining
      from buildify.protected_table t join pg_class c on c.oid = t.relation
     where pg_get_userbyid(c.relowner) = current_user;
    if not exists (select from unnest(remaining) as r (candidate) where not buildify.is_sdk_table(candidate)) then
        raise exception 'EraseNotSupported: % owns no protected table; call buildify.protect in its migrations', current_user;
    end if;

    set constraints all deferred;
    while cardinality(remaining) > 0 loop
        select candidate into next_table from unnest(remaining) with ordinality as r (candidate, position)
         order by exists (select from pg_constraint f where f.contype = 'f' and f.confrelid = candidate
                             and f.conrelid <> candidate and f.conrelid = any (remaining)), position
         limit 1;
        -- what the module's own triggers name is theirs; the function's setting comes back when it ends
        select n.nspname into schema from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = next_table;
        execute format('set local search_path = pg_catalog, %I, pg_temp', schema);
        execute format('delete from %s where tenant_id = $1 and ($2 is null or company_id = $2)', next_table)
            using tenant, company;
        get diagnostics deleted = row_count;
        total := total + deleted;
        remaining := array_remove(remaining, next_table);
    end loop;
    return total;
end
$$;

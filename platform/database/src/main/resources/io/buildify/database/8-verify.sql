-- Row-level security of a table: its flags, and every policy that decides who sees what, but for the relay's. A
-- restrictive policy of the module's own can only hide more.
create or replace function buildify.guard(relation regclass) returns text
    language sql stable set search_path = pg_catalog, pg_temp as
$$
    select concat_ws(E'\n', c.relrowsecurity, c.relforcerowsecurity,
               (select string_agg(concat_ws(' ', p.polname, p.polcmd, p.polpermissive, p.polroles::regrole[],
                                            pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)),
                                  E'\n' order by p.polname)
                  from pg_policy p
                 where p.polrelid = c.oid and p.polname <> 'buildify_relay'
                   and (p.polpermissive or p.polname like 'buildify\_%')))
      from pg_class c where c.oid = relation
$$;

-- What of a module's schema lets one tenant reach another's data: each a sentence with the table, the reason and the
-- remedy. The outbox, which buildify.prepare has just protected, is what every table is compared with.
create or replace function buildify.violations(module_schema name) returns setof text
    language sql stable set search_path = pg_catalog, pg_temp as
$$
    with found as (
        select c.oid::regclass as relation, c.relkind, c.relispartition, n.nspname, m.application,
               t.relation is not null as protected,
               exists (select from pg_attribute a
                        where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as of_tenants
          from pg_class c
          join pg_namespace n on n.oid = c.relnamespace
          join buildify.module m on m.schema = n.nspname
          left join buildify.protected_table t on t.relation = c.oid
         where n.nspname = module_schema and c.relkind in ('r', 'p', 'm', 'f')
    ), model as (
        select buildify.guard(c.oid) as guard
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = module_schema and c.relname = 'event_outbox'
    )
    select violation from (
        select f.relation, p.problem as violation
          from found f, buildify.table_problems(f.relation) as p (problem)
         where f.relkind in ('r', 'p') and not f.relispartition and (f.of_tenants or f.protected)
        union all
        select f.relation, format('table %s has tenant_id and is not protected; add select buildify.protect(''%s'') to its migration',
                                  f.relation, f.relation)
          from found f where f.of_tenants and not f.protected and f.relkind in ('r', 'p') and not f.relispartition
        union all
        select f.relation, format('table %s is not guarded as buildify.protect leaves it; drop %s and add select buildify.protect(''%s'') to a migration',
                                  f.relation,
                                  coalesce((select string_agg('policy ' || quote_ident(p.polname), ', ' order by p.polname)
                                              from pg_policy p
                                             where p.polrelid = f.relation and p.polpermissive and p.polname not like 'buildify\_%'),
                                           'nothing'),
                                  f.relation)
          from found f, model where f.protected and buildify.guard(f.relation) is distinct from model.guard
        union all
        select f.relation, format('%s %s can be %s past row-level security; add revoke all on %s from public, %I to a migration%s',
                                  case f.relkind when 'm' then 'materialized view' when 'f' then 'foreign table' else 'table' end,
                                  f.relation, case when f.relkind in ('r', 'p') and not f.relispartition then 'written' else 'reached' end,
                                  f.relation, f.application,
                                  case when f.relkind in ('r', 'p') and not f.relispartition then ', or tenant_id to the table' else '' end)
          from found f
         where not f.protected
           and case when f.relkind in ('r', 'p') and not f.relispartition
                    then not f.of_tenants and (has_table_privilege(f.application, f.relation, 'insert, update, delete, truncate')
                                             or has_any_column_privilege(f.application, f.relation, 'insert, update'))
                    else has_table_privilege(f.application, f.relation, 'select, insert, update, delete, truncate')
                      or has_any_column_privilege(f.application, f.relation, 'select, insert, update') end
        union all
        select null, format('schema %I has no table event_outbox to compare with; let the migration of this release run', module_schema)
         where not exists (select from model)
    ) v (relation, violation)
     order by relation::oid
$$;

-- For the end of a migration, as the owner: raises when there is any violation.
create or replace function buildify.verify() returns void
    language plpgsql set search_path = pg_catalog, pg_temp as
$$
declare
    problems text;
begin
    select string_agg(v, E'\n') into problems
      from buildify.module m, buildify.violations(m.schema) v where m.owner = current_user;
    if problems is not null then
        raise exception '%', problems;
    end if;
end
$$;

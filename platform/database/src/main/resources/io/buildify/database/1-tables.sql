-- What only the administrator writes. Everything here can run again on a database that has it already.

create schema if not exists buildify;
revoke all on schema buildify from public;
grant usage on schema buildify to public;

-- Which tenant, and which company of it, a login may ever see. NULL: every one. No row: nothing.
create table if not exists buildify.instance_scope (
    login   name primary key,
    tenant  text,
    company text,
    constraint company_needs_tenant check (company is null or tenant is not null)
);

-- Nothing is in it: who may read it is a login whose tenant above is NULL. A privilege is known without reading a table,
-- and policies ask for it in every statement. A trigger on instance_scope grants it.
create table if not exists buildify.every_tenant ();

-- The modules that have a schema in this database, and the roles that own and use it.
create table if not exists buildify.module (
    schema      name primary key,
    owner       name not null unique,
    application name not null unique
);

-- The tables that buildify.protect has seen, and a fingerprint of how it left them.
create table if not exists buildify.protected_table (
    relation    regclass primary key,
    fingerprint text not null
);

revoke all on buildify.instance_scope, buildify.every_tenant, buildify.module, buildify.protected_table from public;
grant select on buildify.module, buildify.protected_table to public;

-- Nobody but the owner of a schema makes anything anywhere: row-level security guards tables only.
do $$
begin
    revoke create on schema public from public;
exception
    when invalid_schema_name then null;
    when insufficient_privilege then
        raise warning 'schema public stays as it is: only its owner can take CREATE away from PUBLIC';
end
$$;
do $$
begin
    revoke execute on function
        pg_catalog.lo_create(oid), pg_catalog.lo_creat(integer), pg_catalog.lo_from_bytea(oid, bytea) from public;
exception
    when insufficient_privilege then
        raise warning 'large objects stay available: only a superuser can take them away';
end
$$;

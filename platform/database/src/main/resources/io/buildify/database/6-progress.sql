-- How far each instance of a module has come in the topics that it reads. Instances on one database take tenants over from
-- each other: whoever does goes on where the other was.

-- What is before the offset is done, of those whom the lane's instance served then.
create table if not exists buildify.event_progress (
    module    name    not null references buildify.module (schema) on delete cascade,
    lane      text    not null,
    topic     text    not null,
    partition integer not null,
    next      bigint  not null,
    primary key (module, lane, topic, partition)
);
revoke all on buildify.event_progress from public;

create or replace function buildify.lane_of(tenant text, company text) returns text
    language sql immutable parallel safe
    return coalesce(tenant || coalesce('/' || company, ''), '');

-- Whether a lane is that of somebody whom the other lane's instance serves, unless he has an instance of his own.
create or replace function buildify.is_below(lane text, other text) returns boolean
    language sql immutable parallel safe
    return case other when '' then lane <> '' else starts_with(lane, other || '/') end;

-- Whose login calls; no row for anybody else. The administrator's rights are needed to read the scopes.
create or replace function buildify.caller() returns table (module name, lane text)
    language sql stable security definer set search_path = pg_catalog, pg_temp as
$$
    select m.schema, buildify.lane_of(s.tenant, s.company)
      from buildify.instance_scope s, buildify.module m
      join pg_roles a on a.rolname = m.application
      join pg_auth_members g on g.roleid = a.oid
      join pg_roles r on r.oid = g.member
     where s.login = session_user and r.rolname = session_user
$$;

-- Whether there is an instance in that lane, that can work or be about to.
create or replace function buildify.has_login(of_module name, of_lane text) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    return exists (select from buildify.instance_scope s, buildify.module m
                     join pg_roles a on a.rolname = m.application
                     join pg_auth_members g on g.roleid = a.oid
                     join pg_roles r on r.oid = g.member
                    where m.schema = of_module and r.rolname = s.login and buildify.lane_of(s.tenant, s.company) = of_lane);

-- Changes of one module's progress come one after the other, each on what the one before has left.
create or replace function buildify.lock_event_progress(module name) returns void
    language sql
    return pg_advisory_xact_lock(hashtextextended('buildify.event_progress/' || module, 0));

-- Where the caller was.
create or replace function buildify.event_progress(topics text[], partitions integer[])
    returns table (topic text, partition integer, next bigint)
    language sql stable security definer set search_path = pg_catalog, pg_temp as
$$
    select p.topic, p.partition, p.next
      from buildify.event_progress p join buildify.caller() c on p.module = c.module and p.lane = c.lane
     where (p.topic, p.partition) in (select t, n from unnest(topics, partitions) as asked (t, n))
$$;

-- Where others are, or were, who serve single ones of those whom the caller's instance serves otherwise.
create or replace function buildify.event_progress_below(topics text[], partitions integer[], only_gone boolean)
    returns table (lane text, topic text, partition integer, next bigint)
    language sql stable security definer set search_path = pg_catalog, pg_temp as
$$
    select p.lane, p.topic, p.partition, p.next
      from buildify.event_progress p join buildify.caller() c on p.module = c.module and buildify.is_below(p.lane, c.lane)
     where (p.topic, p.partition) in (select t, n from unnest(topics, partitions) as asked (t, n))
       and not (only_gone and buildify.has_login(p.module, p.lane))
$$;

-- Notes where the caller is.
create or replace function buildify.note_event_progress(topics text[], partitions integer[], nexts bigint[]) returns void
    language sql security definer set search_path = pg_catalog, pg_temp as
$$
    insert into buildify.event_progress as p (module, lane, topic, partition, next)
    select c.module, c.lane, noted.t, noted.n, noted.o
      from buildify.caller() c, unnest(topics, partitions, nexts) as noted (t, n, o)
        on conflict on constraint event_progress_pkey do update set next = excluded.next where p.next <> excluded.next
$$;

-- Forgets where others were whose work the caller has taken over; not while they can still log in.
create or replace function buildify.forget_event_progress(lanes text[], topics text[], partitions integer[]) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
declare
    caller record;
begin
    select * into caller from buildify.caller();
    perform buildify.lock_event_progress(caller.module);
    delete from buildify.event_progress p
     using unnest(lanes, topics, partitions) as taken (l, t, n)
     where p.module = caller.module and (p.lane, p.topic, p.partition) = (taken.l, taken.t, taken.n)
       and buildify.is_below(p.lane, caller.lane) and not buildify.has_login(p.module, p.lane);
end
$$;

-- For the operator, as the administrator, before an instance runs that takes somebody over: it begins where the one is that
-- serves them until then. What it has left itself, and nobody has taken over, is before that, and stays.
create or replace function buildify.hand_over_events(module name, tenant text, company text) returns void
    language plpgsql set search_path = pg_catalog, pg_temp as
$$
declare
    own constant text := buildify.lane_of(tenant, company);
begin
    perform buildify.lock_event_progress(module);
    insert into buildify.event_progress (module, lane, topic, partition, next)
    select distinct on (p.topic, p.partition) p.module, own, p.topic, p.partition, p.next
      from buildify.event_progress p
     where p.module = hand_over_events.module and buildify.is_below(own, p.lane)
     order by p.topic, p.partition, length(p.lane) desc
        on conflict on constraint event_progress_pkey do nothing;
end
$$;

-- For the operator, as the administrator: nobody is to go on where the instance was.
create or replace function buildify.forget_events(module name, tenant text, company text) returns void
    language sql set search_path = pg_catalog, pg_temp as
$$
    delete from buildify.event_progress p
     where p.module = forget_events.module and p.lane = buildify.lane_of(tenant, company)
$$;

revoke execute on function
    buildify.hand_over_events(name, text, text), buildify.forget_events(name, text, text), buildify.lock_event_progress(name),
    buildify.has_login(name, text) from public;

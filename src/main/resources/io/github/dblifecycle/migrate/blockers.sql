-- Who keeps a server process waiting, and for what. Parameter: the process.
-- Text is masked by the server where this role may not see it.
select b.pid,
       coalesce(a.usename, '') as role,
       coalesce(a.application_name, '') as application,
       coalesce(a.state, '') as state,
       coalesce(left(regexp_replace(a.query, '\s+', ' ', 'g'), 200), '') as query,
       coalesce(extract(epoch from now() - a.xact_start), 0)::bigint as transaction_seconds,
       coalesce(w.mode, '') as mode,
       coalesce(w.relation::regclass::text, w.locktype, '') as wanted
from (select ?::integer as pid) as waiting
cross join lateral unnest(pg_catalog.pg_blocking_pids(waiting.pid)) as b (pid)
left join pg_catalog.pg_stat_activity a on a.pid = b.pid
left join lateral (
    select l.mode, l.relation, l.locktype from pg_catalog.pg_locks l where l.pid = waiting.pid and not l.granted limit 1
) as w on true
order by b.pid

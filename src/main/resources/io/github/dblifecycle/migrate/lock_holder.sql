-- Who holds a session's advisory lock of one number (PostgreSQL, "54.12. pg_locks": the upper and lower half of the key).
-- Parameter: the key.
select a.pid, coalesce(a.usename, '') as role, coalesce(a.application_name, '') as application,
       coalesce(host(a.client_addr), 'local') as client,
       extract(epoch from now() - a.backend_start)::bigint as seconds
from (select ?::bigint as number) as key
join pg_catalog.pg_locks l
  on l.locktype = 'advisory' and l.granted and l.objsubid = 1
     and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = current_database())
     and (l.classid::bigint << 32 | l.objid::bigint) = key.number
join pg_catalog.pg_stat_activity a on a.pid = l.pid
order by a.pid

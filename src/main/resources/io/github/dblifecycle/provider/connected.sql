select 'process ' || pid || ': user ' || coalesce(usename, '?') || ', application '
           || coalesce(nullif(application_name, ''), '?') || ', ' || coalesce(state, backend_type, 'state unknown')
  from pg_catalog.pg_stat_activity
 where datname = ?
   and pid <> pg_catalog.pg_backend_pid()
union all
select 'prepared transaction ' || gid || ': user ' || owner
  from pg_catalog.pg_prepared_xacts
 where database = ?
 order by 1

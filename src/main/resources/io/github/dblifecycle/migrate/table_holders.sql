-- Who has locked a table, other than the one who asks (PostgreSQL, "54.12. pg_locks").
-- Parameters: the table's schema and name.
SELECT a.pid, coalesce(a.usename, '') AS role, coalesce(a.application_name, '') AS application,
       coalesce(a.state, '') AS state, coalesce(left(regexp_replace(a.query, '\s+', ' ', 'g'), 200), '') AS query,
       coalesce(extract(epoch FROM now() - a.xact_start), 0)::bigint AS transaction_seconds,
       l.mode
  FROM pg_catalog.pg_locks l
  JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
  JOIN pg_catalog.pg_class c ON c.oid = l.relation
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE l.locktype = 'relation'
   AND l.granted
   AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = current_database())
   AND l.pid <> pg_catalog.pg_backend_pid()
   AND n.nspname = ?
   AND c.relname = ?
   AND l.mode <> 'AccessShareLock'
 ORDER BY a.xact_start, a.pid

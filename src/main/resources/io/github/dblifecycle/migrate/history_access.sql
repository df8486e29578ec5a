-- Whether this role may read the history: no row where there is none.
SELECT current_user,
       has_schema_privilege(namespace.oid, 'USAGE'),
       has_table_privilege(relation.oid, 'SELECT')
FROM pg_catalog.pg_class AS relation
    JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = relation.relnamespace
WHERE namespace.nspname = ?
  AND relation.relname = ?
  AND relation.relkind IN ('r', 'p', 'v', 'm', 'f')

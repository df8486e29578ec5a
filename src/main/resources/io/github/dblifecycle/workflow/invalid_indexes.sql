-- Indexes that queries do not use, and unique ones that promise nothing.
SELECT namespace.nspname, relation.relname, pg_catalog.pg_get_indexdef(index.indexrelid), index.indisunique,
       pg_catalog.format('%I.%I', table_namespace.nspname, indexed.relname), relation.relkind = 'I'
FROM pg_catalog.pg_index AS index
    JOIN pg_catalog.pg_class AS relation ON relation.oid = index.indexrelid
    JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = relation.relnamespace
    JOIN pg_catalog.pg_class AS indexed ON indexed.oid = index.indrelid
    JOIN pg_catalog.pg_namespace AS table_namespace ON table_namespace.oid = indexed.relnamespace
WHERE NOT index.indisvalid
  AND namespace.nspname !~ '^pg_'
  AND namespace.nspname <> 'information_schema'
ORDER BY 1, 2

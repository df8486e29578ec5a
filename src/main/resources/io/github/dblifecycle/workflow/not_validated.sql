-- Constraints that hold for what is written from now on, and were never proved for what was there.
SELECT coalesce(namespace.nspname, type_namespace.nspname), coalesce(relation.relname, type.typname),
       constrained.conname, relation.oid IS NULL, pg_catalog.pg_get_constraintdef(constrained.oid)
FROM pg_catalog.pg_constraint AS constrained
    LEFT JOIN pg_catalog.pg_class AS relation ON relation.oid = constrained.conrelid
    LEFT JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = relation.relnamespace
    LEFT JOIN pg_catalog.pg_type AS type ON type.oid = constrained.contypid
    LEFT JOIN pg_catalog.pg_namespace AS type_namespace ON type_namespace.oid = type.typnamespace
WHERE NOT constrained.convalidated
  AND constrained.conparentid = 0
  AND coalesce(namespace.nspname, type_namespace.nspname) !~ '^pg_'
  AND coalesce(namespace.nspname, type_namespace.nspname) <> 'information_schema'
  AND pg_catalog.pg_get_constraintdef(constrained.oid) !~ 'NOT ENFORCED$'
ORDER BY 1, 2, 3

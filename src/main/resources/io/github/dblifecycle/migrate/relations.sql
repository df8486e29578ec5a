-- The relations of this database that belong to nobody's system, those of these numbers alone where there are any; with
-- the file each is kept in, the table of an index, and the columns of what has rows.
SELECT c.oid,
       n.nspname,
       c.relname,
       c.relkind,
       c.relfilenode,
       coalesce(i.indrelid, 0::pg_catalog.oid),
       ARRAY (SELECT a.attnum || ' ' || a.attname
                FROM pg_catalog.pg_attribute a
               WHERE a.attrelid = c.oid
                 AND a.attnum > 0
                 AND NOT a.attisdropped
                 AND c.relkind IN ('r', 'p')
               ORDER BY a.attnum)
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
 WHERE c.relkind IN ('r', 'p', 'v', 'm', 'i', 'I', 'S', 'f')
   AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
   AND c.relpersistence <> 't'
   AND (? OR c.oid = ANY (?::pg_catalog.oid[]))

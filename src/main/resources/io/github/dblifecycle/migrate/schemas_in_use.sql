-- Of these schemas the first, by name, that is not empty to Flyway: it looks at tables, views, sequences, types and
-- routines that no extension brought along.
SELECT n.nspname
  FROM pg_catalog.pg_namespace n
 WHERE n.nspname = ANY (?)
   AND (EXISTS (SELECT 1
                  FROM pg_catalog.pg_class c
                 WHERE c.relnamespace = n.oid
                   AND c.relkind IN ('r', 'v', 'S')
                   AND NOT EXISTS (SELECT 1
                                     FROM pg_catalog.pg_depend d
                                    WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                                      AND d.objid = c.oid
                                      AND d.deptype = 'e'))
     OR EXISTS (SELECT 1
                  FROM pg_catalog.pg_type t
                 WHERE t.typnamespace = n.oid
                   AND t.typcategory NOT IN ('A', 'C')
                   AND NOT EXISTS (SELECT 1
                                     FROM pg_catalog.pg_depend d
                                    WHERE d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass
                                      AND d.objid = t.oid
                                      AND d.deptype = 'e'))
     OR EXISTS (SELECT 1
                  FROM pg_catalog.pg_proc p
                 WHERE p.pronamespace = n.oid
                   AND NOT EXISTS (SELECT 1
                                     FROM pg_catalog.pg_depend d
                                    WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                                      AND d.objid = p.oid
                                      AND d.deptype = 'e')))
 ORDER BY n.nspname
 LIMIT 1

-- Which of these names are schemas.
SELECT n.nspname
  FROM pg_catalog.pg_namespace n
 WHERE n.nspname = ANY (?)

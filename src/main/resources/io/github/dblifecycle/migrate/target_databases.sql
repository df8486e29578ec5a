-- Which of these names are databases that one may connect to and that are no templates.
SELECT d.datname
  FROM pg_catalog.pg_database d
 WHERE d.datname = ANY (?)
   AND d.datallowconn
   AND NOT d.datistemplate

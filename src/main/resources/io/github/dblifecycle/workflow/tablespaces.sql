-- Where objects may lie; the two that every server has are among them.
SELECT spcname
FROM pg_catalog.pg_tablespace
ORDER BY 1

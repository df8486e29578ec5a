-- Roles that grants, policies and scripts may name; the server's own are there in every cluster.
SELECT rolname
FROM pg_catalog.pg_roles
WHERE rolname !~ '^pg_'
ORDER BY 1

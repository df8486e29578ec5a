-- Of these extensions, those that this server cannot create.
SELECT wanted.name
FROM unnest(?::text[]) AS wanted (name)
WHERE wanted.name NOT IN (SELECT available.name FROM pg_catalog.pg_available_extensions AS available)
ORDER BY 1

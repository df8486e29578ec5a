CREATE TYPE address AS (street text);
CREATE FUNCTION shown(a address) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT (a).street$$;

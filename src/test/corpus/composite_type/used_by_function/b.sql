CREATE TYPE address AS (street text, city text);
CREATE FUNCTION shown(a address) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT (a).street || (a).city$$;

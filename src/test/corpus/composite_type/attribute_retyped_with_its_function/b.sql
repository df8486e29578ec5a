CREATE TYPE dose AS (drug text, milligrams numeric);
CREATE FUNCTION total(given dose, times integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$SELECT round((given).milligrams * times)::integer$$;
CREATE FUNCTION drug(given dose) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT (given).drug$$;

CREATE TYPE dose AS (drug text, milligrams integer);
CREATE FUNCTION total(given dose, times integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$SELECT (given).milligrams * times$$;
CREATE FUNCTION drug(given dose) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT (given).drug$$;

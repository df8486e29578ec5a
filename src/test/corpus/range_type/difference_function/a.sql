CREATE FUNCTION price_gap(a numeric, b numeric) RETURNS double precision LANGUAGE sql IMMUTABLE
    AS $$SELECT (a - b)::double precision$$;

CREATE TYPE price_range AS RANGE (subtype = numeric);

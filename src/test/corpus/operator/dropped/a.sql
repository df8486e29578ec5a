CREATE FUNCTION near(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT abs($1 - $2) < 5$$;

CREATE OPERATOR ~= (FUNCTION = near, LEFTARG = integer, RIGHTARG = integer);

CREATE FUNCTION close(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT abs($1 - $2) < 9$$;
CREATE OPERATOR ~= (FUNCTION = close, LEFTARG = integer, RIGHTARG = integer);

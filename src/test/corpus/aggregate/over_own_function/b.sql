CREATE FUNCTION keep_larger(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$SELECT greatest($1, $2)$$;
CREATE AGGREGATE largest(integer) (SFUNC = keep_larger, STYPE = integer);

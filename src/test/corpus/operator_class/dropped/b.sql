CREATE FUNCTION compared(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$SELECT btint4cmp($2, $1)$$;

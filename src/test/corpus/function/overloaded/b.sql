CREATE FUNCTION shown(n integer) RETURNS text LANGUAGE sql AS $$SELECT n::text$$;
CREATE FUNCTION shown(n text) RETURNS text LANGUAGE sql AS $$SELECT n$$;
CREATE FUNCTION shown(VARIADIC n text[]) RETURNS text LANGUAGE sql AS $$SELECT n[1]$$;

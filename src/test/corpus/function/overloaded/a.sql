CREATE FUNCTION shown(n integer) RETURNS text LANGUAGE sql AS $$SELECT n::text$$;

CREATE FUNCTION times(n integer, m integer) RETURNS integer LANGUAGE sql AS $$SELECT n * m$$;

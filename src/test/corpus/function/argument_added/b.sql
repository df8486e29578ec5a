CREATE FUNCTION times(n integer, m integer DEFAULT 2) RETURNS integer LANGUAGE sql AS $$SELECT n * m$$;

CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql AS $$SELECT n * 2$$;
COMMENT ON FUNCTION twice(integer) IS 'and no more';

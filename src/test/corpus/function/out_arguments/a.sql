CREATE FUNCTION split(n integer, OUT half integer) LANGUAGE sql AS $$SELECT n / 2$$;

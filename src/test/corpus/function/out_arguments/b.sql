CREATE FUNCTION split(n integer, OUT half integer, OUT rest integer) LANGUAGE sql AS $$SELECT n / 2, n % 2$$;

CREATE FUNCTION next_code() RETURNS text LANGUAGE sql AS $$SELECT md5(random()::text)$$;
CREATE TABLE item (id integer PRIMARY KEY, code text DEFAULT next_code());

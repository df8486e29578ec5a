CREATE FUNCTION next_code() RETURNS integer LANGUAGE sql AS $$SELECT 1$$;
CREATE TABLE item (id integer PRIMARY KEY, code bigint DEFAULT next_code());

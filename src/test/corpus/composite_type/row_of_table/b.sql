CREATE TABLE item (id integer PRIMARY KEY, name text);
CREATE TYPE sale AS (item item, sold_on date);
CREATE FUNCTION best() RETURNS item LANGUAGE sql STABLE AS $$SELECT * FROM item ORDER BY id LIMIT 1$$;

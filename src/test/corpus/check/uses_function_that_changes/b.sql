CREATE FUNCTION is_price(numeric) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT $1 >= 0$$;
CREATE TABLE item (id integer PRIMARY KEY, price numeric CONSTRAINT paid CHECK (is_price(price)));

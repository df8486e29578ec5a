CREATE TABLE item (id integer PRIMARY KEY, price numeric);
CREATE FUNCTION is_fair(i item) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT i.price > 0$$;
ALTER TABLE item ADD CONSTRAINT fair CHECK (is_fair(item));

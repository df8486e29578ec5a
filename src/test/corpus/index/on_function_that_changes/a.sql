CREATE TABLE item (id integer PRIMARY KEY, name text);

CREATE FUNCTION plain(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT lower($1)$$;
CREATE INDEX item_plain ON item (plain(name));

CREATE TABLE item (id integer PRIMARY KEY, name text);

CREATE FUNCTION plain(word text) RETURNS character varying LANGUAGE sql IMMUTABLE AS $$SELECT upper(word)$$;
CREATE INDEX item_plain ON item (plain(name));

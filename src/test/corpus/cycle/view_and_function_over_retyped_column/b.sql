CREATE TABLE item (id integer PRIMARY KEY, price bigint);
CREATE VIEW priced AS SELECT id, price FROM item;
CREATE FUNCTION shown(p priced) RETURNS text LANGUAGE sql STABLE AS $$SELECT p.price::text$$;
CREATE VIEW shown_prices AS SELECT p.id, shown(p) AS price FROM priced p;

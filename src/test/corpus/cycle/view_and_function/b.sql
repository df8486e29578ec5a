CREATE TABLE item (id integer PRIMARY KEY, price numeric);

CREATE VIEW priced AS SELECT id, price FROM item;
CREATE FUNCTION rounded(p priced) RETURNS numeric LANGUAGE sql STABLE AS $$SELECT round(p.price)$$;
CREATE VIEW rounded_prices AS SELECT p.id, rounded(p) AS price FROM priced p;

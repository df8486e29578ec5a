CREATE TABLE item (id integer PRIMARY KEY, price numeric);

CREATE FUNCTION total() RETURNS numeric LANGUAGE sql STABLE BEGIN ATOMIC SELECT sum(price) FROM item; END;

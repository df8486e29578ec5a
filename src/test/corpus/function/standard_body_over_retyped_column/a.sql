CREATE TABLE item (id integer PRIMARY KEY, price integer);
CREATE FUNCTION dearest() RETURNS numeric LANGUAGE sql STABLE BEGIN ATOMIC SELECT max(price)::numeric FROM item; END;

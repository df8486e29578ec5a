CREATE TABLE item (id integer PRIMARY KEY, name text, shop integer, CONSTRAINT item_name UNIQUE (shop, name));
COMMENT ON CONSTRAINT item_name ON item IS 'no two of a kind';

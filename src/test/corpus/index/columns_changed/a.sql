CREATE TABLE item (id integer PRIMARY KEY, name text, price numeric);

CREATE INDEX item_name ON item (name);
COMMENT ON INDEX item_name IS 'for the search page';

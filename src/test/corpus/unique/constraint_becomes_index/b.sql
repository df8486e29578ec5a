CREATE TABLE item (id integer PRIMARY KEY, name text);
CREATE UNIQUE INDEX item_name ON item (name);

CREATE TABLE item (id integer PRIMARY KEY, name text COLLATE "C");
CREATE INDEX item_name ON item (name);

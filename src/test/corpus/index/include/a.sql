CREATE TABLE item (id integer PRIMARY KEY, name text, sold boolean);

CREATE INDEX item_name ON item (name);

CREATE TABLE item (id integer PRIMARY KEY, name text, sold boolean);

CREATE INDEX item_open ON item (name) WHERE NOT sold;

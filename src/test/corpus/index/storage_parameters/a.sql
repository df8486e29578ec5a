CREATE TABLE item (id integer PRIMARY KEY, name text);

CREATE INDEX item_name ON item (name) WITH (fillfactor = 70, deduplicate_items = off);

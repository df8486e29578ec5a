CREATE TABLE item (id integer PRIMARY KEY, name text);
CREATE INDEX item_name ON item (name);

ALTER TABLE item CLUSTER ON item_name;

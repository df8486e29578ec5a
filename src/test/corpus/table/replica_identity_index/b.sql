CREATE TABLE item (id integer PRIMARY KEY, name text NOT NULL);
CREATE UNIQUE INDEX item_name ON item (name);

ALTER TABLE item REPLICA IDENTITY USING INDEX item_name;

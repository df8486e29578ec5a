CREATE TABLE item (id integer PRIMARY KEY, name text);

ALTER TABLE item ADD CONSTRAINT item_name_not_null NOT NULL name;

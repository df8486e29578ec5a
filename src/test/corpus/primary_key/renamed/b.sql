CREATE TABLE item (id integer CONSTRAINT item_key PRIMARY KEY);

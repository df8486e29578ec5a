CREATE TABLE item (id integer PRIMARY KEY, name text);

CREATE PUBLICATION feed FOR TABLE item;

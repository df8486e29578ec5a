CREATE TABLE item (id integer PRIMARY KEY, name text, price numeric);

CREATE VIEW cheap AS SELECT id, name FROM item;

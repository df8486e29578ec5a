CREATE TABLE item (id integer PRIMARY KEY, name text, price numeric);

ALTER TABLE item ALTER price SET STATISTICS 50;

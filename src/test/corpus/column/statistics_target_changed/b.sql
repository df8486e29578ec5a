CREATE TABLE item (id integer PRIMARY KEY, name text, price numeric);

ALTER TABLE item ALTER name SET STATISTICS 1000, ALTER price SET STATISTICS 0;

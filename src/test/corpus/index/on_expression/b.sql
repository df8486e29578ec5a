CREATE TABLE item (id integer PRIMARY KEY, name text);

CREATE INDEX item_name ON item (lower(name), (id % 10) DESC);
ALTER INDEX item_name ALTER COLUMN 1 SET STATISTICS 500;

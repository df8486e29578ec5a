CREATE TABLE item (id integer PRIMARY KEY, price integer);
CREATE MATERIALIZED VIEW priced AS SELECT id, price FROM item;
CREATE MATERIALIZED VIEW total AS SELECT sum(price) AS price FROM priced;

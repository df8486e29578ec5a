CREATE TABLE item (id integer PRIMARY KEY, name text);

CREATE MATERIALIZED VIEW named WITH (fillfactor = 70) AS SELECT id, name FROM item;
CREATE INDEX named_name ON named (name);

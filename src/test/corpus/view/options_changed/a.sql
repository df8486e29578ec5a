CREATE TABLE item (id integer PRIMARY KEY, name text);

CREATE VIEW named WITH (security_barrier) AS SELECT id, name FROM item WHERE name <> '';

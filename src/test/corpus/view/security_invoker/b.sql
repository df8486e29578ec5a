CREATE TABLE item (id integer PRIMARY KEY, name text);

CREATE VIEW named WITH (security_invoker = true) AS SELECT id, name FROM item;

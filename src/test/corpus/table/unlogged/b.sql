CREATE UNLOGGED TABLE item (id integer PRIMARY KEY, name text);

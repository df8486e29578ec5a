CREATE TABLE item (id integer, name text, PRIMARY KEY (id) INCLUDE (name) WITH (fillfactor = 80));

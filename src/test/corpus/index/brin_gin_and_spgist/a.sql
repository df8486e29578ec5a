CREATE TABLE item (id integer PRIMARY KEY, tags text[], made timestamptz, net inet);

CREATE TABLE item (id integer PRIMARY KEY, low integer, high integer);

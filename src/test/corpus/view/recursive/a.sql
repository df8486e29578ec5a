CREATE TABLE item (id integer PRIMARY KEY, parent integer);

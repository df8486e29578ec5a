CREATE TABLE queue (id integer PRIMARY KEY);

CREATE SCHEMA shop;

CREATE TABLE item (id integer PRIMARY KEY, name text);

CREATE SCHEMA shop;
CREATE TABLE shop.item (id integer PRIMARY KEY, name text NOT NULL);
CREATE VIEW shop.named AS SELECT name FROM shop.item;

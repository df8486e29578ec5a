CREATE TABLE item (id bigint PRIMARY KEY, name text);
CREATE TYPE basket AS (items item[], owner text);
CREATE TABLE sale (id integer PRIMARY KEY, sold item NOT NULL, others item[] DEFAULT '{}', basket basket, CHECK ((sold).id > 0));
CREATE INDEX sale_sold ON sale (sold);
CREATE VIEW sold AS SELECT (sold).id, (sold).name FROM sale;
CREATE MATERIALIZED VIEW items AS SELECT item FROM item;
CREATE MATERIALIZED VIEW names AS SELECT name FROM item;
CREATE TABLE audit (id integer PRIMARY KEY, before sale);

CREATE TABLE item (id integer NOT NULL, number integer, kind text DEFAULT 'plain');
CREATE VIEW shown AS SELECT id FROM item;
CREATE SEQUENCE article;
ALTER SEQUENCE article OWNED BY item.number;

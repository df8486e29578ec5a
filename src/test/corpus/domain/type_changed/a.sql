CREATE DOMAIN amount AS integer;
CREATE TABLE item (id integer PRIMARY KEY, amount amount NOT NULL DEFAULT 3);
CREATE VIEW amounts AS SELECT amount FROM item;

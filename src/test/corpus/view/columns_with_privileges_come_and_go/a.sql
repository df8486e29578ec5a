CREATE TABLE item (id integer, name text, note text);
CREATE VIEW shown AS SELECT id, name FROM item;
GRANT SELECT (id), UPDATE (name) ON shown TO reader;

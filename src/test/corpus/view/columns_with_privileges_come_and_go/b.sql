CREATE TABLE item (id integer, name text, note text);
CREATE VIEW shown AS SELECT name, note FROM item;
GRANT UPDATE (name), SELECT (note) ON shown TO reader;

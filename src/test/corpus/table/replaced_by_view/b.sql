CREATE TABLE thing (id integer PRIMARY KEY, name text);
CREATE VIEW item AS SELECT id, name FROM thing;

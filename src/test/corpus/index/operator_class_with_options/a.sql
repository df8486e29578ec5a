CREATE EXTENSION pg_trgm;
CREATE TABLE item (id integer PRIMARY KEY, name text);

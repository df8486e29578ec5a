CREATE TABLE person (id integer PRIMARY KEY, name text);

CREATE EXTENSION pg_trgm;
CREATE INDEX person_name ON person USING gin (name gin_trgm_ops);

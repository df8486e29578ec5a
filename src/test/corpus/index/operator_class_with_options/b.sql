CREATE EXTENSION pg_trgm;
CREATE TABLE item (id integer PRIMARY KEY, name text);

CREATE INDEX item_name ON item USING gist (name gist_trgm_ops (siglen = 32));

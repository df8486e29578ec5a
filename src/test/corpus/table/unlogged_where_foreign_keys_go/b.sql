CREATE UNLOGGED TABLE item (id integer PRIMARY KEY);
CREATE TABLE shipment (item integer);
CREATE TABLE cache (id integer PRIMARY KEY);
CREATE UNLOGGED TABLE hit (cache integer CONSTRAINT hit_cache REFERENCES cache);
CREATE TABLE visit (cache integer CONSTRAINT visit_cache REFERENCES cache);

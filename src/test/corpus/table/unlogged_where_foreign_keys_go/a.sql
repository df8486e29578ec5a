CREATE TABLE item (id integer PRIMARY KEY);
CREATE TABLE booking (id integer PRIMARY KEY, item integer REFERENCES item);
CREATE TABLE shipment (item integer CONSTRAINT shipment_item REFERENCES item);
CREATE UNLOGGED TABLE cache (id integer PRIMARY KEY);
CREATE UNLOGGED TABLE hit (cache integer CONSTRAINT hit_cache REFERENCES cache);

CREATE TABLE item (id integer PRIMARY KEY, tags text[], made timestamptz, net inet);

CREATE INDEX item_tags ON item USING gin (tags) WITH (fastupdate = off);
CREATE INDEX item_made ON item USING brin (made) WITH (pages_per_range = 32);
CREATE INDEX item_net ON item USING spgist (net);

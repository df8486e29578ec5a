CREATE TABLE item (id integer PRIMARY KEY, name text, stock integer NOT NULL DEFAULT 5, code uuid DEFAULT gen_random_uuid(), twice integer GENERATED ALWAYS AS (id * 2) STORED);
CREATE TABLE sale (id integer PRIMARY KEY, sold item);

CREATE TABLE item (id integer PRIMARY KEY, code uuid NOT NULL DEFAULT gen_random_uuid());

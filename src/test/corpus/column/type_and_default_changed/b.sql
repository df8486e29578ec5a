CREATE TABLE item (id integer PRIMARY KEY, state integer DEFAULT 0 NOT NULL);

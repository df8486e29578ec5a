CREATE TABLE item (id integer PRIMARY KEY, state text DEFAULT 'new' NOT NULL);

CREATE TABLE queue (id integer NOT NULL DEFAULT 7);

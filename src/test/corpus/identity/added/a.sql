CREATE TABLE queue (id integer NOT NULL, name text);

CREATE TABLE item (id integer NOT NULL, name text);

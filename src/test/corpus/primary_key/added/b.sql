CREATE TABLE item (id integer NOT NULL, name text, PRIMARY KEY (id));

CREATE TABLE item (id integer PRIMARY KEY, name text CONSTRAINT one_of_a_kind UNIQUE);

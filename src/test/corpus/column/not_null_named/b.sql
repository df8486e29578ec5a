CREATE TABLE item (id integer PRIMARY KEY, name text CONSTRAINT name_given NOT NULL);

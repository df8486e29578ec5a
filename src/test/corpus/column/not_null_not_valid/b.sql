CREATE TABLE item (id integer PRIMARY KEY, name text);

ALTER TABLE item ADD CONSTRAINT name_given NOT NULL name NOT VALID;

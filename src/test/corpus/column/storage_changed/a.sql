CREATE TABLE item (id integer PRIMARY KEY, name text, picture bytea);

ALTER TABLE item ALTER picture SET STORAGE PLAIN;

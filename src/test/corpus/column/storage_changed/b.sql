CREATE TABLE item (id integer PRIMARY KEY, name text, picture bytea);

ALTER TABLE item ALTER name SET STORAGE EXTERNAL;

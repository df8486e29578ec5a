CREATE TABLE item (id integer PRIMARY KEY, name text, picture bytea COMPRESSION pglz);

ALTER TABLE item ALTER name SET COMPRESSION pglz, ALTER picture SET COMPRESSION default;

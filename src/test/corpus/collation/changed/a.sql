CREATE COLLATION plain (provider = libc, locale = 'C');
CREATE TABLE item (id integer PRIMARY KEY, name text COLLATE plain);

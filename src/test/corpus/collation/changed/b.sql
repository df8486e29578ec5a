CREATE COLLATION plain (provider = libc, locale = 'POSIX');
CREATE TABLE item (id integer PRIMARY KEY, name text COLLATE plain);

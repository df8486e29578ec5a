CREATE COLLATION plain (provider = libc, locale = 'C');
COMMENT ON COLLATION plain IS 'as bytes';
CREATE TABLE item (id integer PRIMARY KEY, name text COLLATE plain);

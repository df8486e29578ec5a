CREATE COLLATION bytewise (provider = libc, locale = 'C');
CREATE DOMAIN label AS text COLLATE bytewise;
CREATE TABLE item (id integer NOT NULL, name label COLLATE bytewise);

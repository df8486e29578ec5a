CREATE COLLATION bytewise (provider = libc, locale = 'C');
CREATE DOMAIN label AS varchar(30);
CREATE TABLE item (id integer NOT NULL, name label COLLATE bytewise);

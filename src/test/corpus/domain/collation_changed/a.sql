CREATE DOMAIN word AS text;
CREATE TABLE item (id integer PRIMARY KEY, name word);

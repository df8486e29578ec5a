CREATE DOMAIN word AS text COLLATE "C";
CREATE TABLE item (id integer PRIMARY KEY, name word);

CREATE DOMAIN positive AS integer;
CREATE TABLE item (id integer PRIMARY KEY, amount positive);

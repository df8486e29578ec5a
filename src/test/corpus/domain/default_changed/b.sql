CREATE DOMAIN positive AS integer DEFAULT 2;
CREATE TABLE item (id integer PRIMARY KEY, amount positive);

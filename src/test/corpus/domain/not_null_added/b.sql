CREATE DOMAIN positive AS integer NOT NULL;
CREATE TABLE item (id integer PRIMARY KEY, amount positive);

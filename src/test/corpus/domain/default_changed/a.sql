CREATE DOMAIN positive AS integer DEFAULT 1;
CREATE TABLE item (id integer PRIMARY KEY, amount positive);

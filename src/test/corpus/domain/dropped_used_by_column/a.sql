CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE TABLE item (id integer PRIMARY KEY, amount positive);

CREATE DOMAIN positive AS integer CONSTRAINT above_zero CHECK (VALUE > 0);
CREATE TABLE item (id integer PRIMARY KEY, amount positive);

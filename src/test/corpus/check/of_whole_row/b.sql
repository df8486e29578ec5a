CREATE TABLE item (id integer PRIMARY KEY, low integer, high integer, CONSTRAINT ordered CHECK (low <= high),
    CONSTRAINT given CHECK (item IS NOT NULL));

CREATE DOMAIN price AS numeric CHECK (VALUE > 0);

CREATE TABLE item (id integer PRIMARY KEY, price price);

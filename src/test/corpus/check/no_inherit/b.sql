CREATE TABLE item (id integer PRIMARY KEY, price numeric, CONSTRAINT paid CHECK (price > 0) NO INHERIT);

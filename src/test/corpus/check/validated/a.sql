CREATE TABLE item (id integer PRIMARY KEY, price numeric);

ALTER TABLE item ADD CONSTRAINT paid CHECK (price > 0) NOT VALID;

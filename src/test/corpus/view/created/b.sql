CREATE TABLE item (id integer PRIMARY KEY, name text, price numeric);

CREATE VIEW cheap AS SELECT id, name FROM item WHERE price < 10;
COMMENT ON VIEW cheap IS 'below ten';
COMMENT ON COLUMN cheap.name IS 'as on the label';

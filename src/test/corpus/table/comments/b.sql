CREATE TABLE item (id integer PRIMARY KEY, name text);

COMMENT ON TABLE item IS E'what we sell\nand what not';
COMMENT ON COLUMN item.name IS 'as on the label';
COMMENT ON CONSTRAINT item_pkey ON item IS 'one of each';

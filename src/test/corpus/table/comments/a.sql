CREATE TABLE item (id integer PRIMARY KEY, name text);

COMMENT ON COLUMN item.id IS 'number';

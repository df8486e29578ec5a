CREATE TABLE item (id integer PRIMARY KEY, name text NOT NULL DEFAULT 'x', price bigint, made date);
COMMENT ON COLUMN item.price IS 'in cents';

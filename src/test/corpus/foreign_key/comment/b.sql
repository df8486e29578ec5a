CREATE TABLE item (id integer PRIMARY KEY);
CREATE TABLE sale (item integer CONSTRAINT sale_item REFERENCES item);

COMMENT ON CONSTRAINT sale_item ON sale IS 'what was sold';

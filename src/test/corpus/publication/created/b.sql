CREATE TABLE item (id integer PRIMARY KEY, name text);

CREATE PUBLICATION feed FOR TABLE item WITH (publish = 'insert, update');
COMMENT ON PUBLICATION feed IS 'for the warehouse';

CREATE TABLE item (id integer PRIMARY KEY, name text);

CREATE MATERIALIZED VIEW named AS SELECT id, name FROM item;
CREATE UNIQUE INDEX named_id ON named (id);
COMMENT ON MATERIALIZED VIEW named IS 'refreshed at night';

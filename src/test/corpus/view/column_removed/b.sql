CREATE TABLE item (id integer PRIMARY KEY, name text, price numeric);

CREATE VIEW cheap AS SELECT id, name FROM item;
CREATE VIEW cheaper AS SELECT id FROM cheap;
COMMENT ON VIEW cheaper IS 'even cheaper';

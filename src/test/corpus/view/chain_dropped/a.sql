CREATE TABLE item (id integer PRIMARY KEY, name text);

CREATE VIEW z AS SELECT id, name FROM item;
CREATE VIEW y AS SELECT id FROM z;
CREATE VIEW a AS SELECT y.id, z.name FROM y JOIN z USING (id);

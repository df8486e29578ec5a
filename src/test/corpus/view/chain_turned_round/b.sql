CREATE TABLE item (id integer PRIMARY KEY, name text);

CREATE VIEW two AS SELECT id FROM item;
CREATE VIEW one AS SELECT id FROM two;

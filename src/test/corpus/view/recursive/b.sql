CREATE TABLE item (id integer PRIMARY KEY, parent integer);

CREATE RECURSIVE VIEW ancestors (id, ancestor) AS
    SELECT id, parent FROM item UNION SELECT a.id, i.parent FROM ancestors a JOIN item i ON i.id = a.ancestor;

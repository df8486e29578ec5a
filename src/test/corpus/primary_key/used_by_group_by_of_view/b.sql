CREATE TABLE item (id integer, name text, CONSTRAINT item_id PRIMARY KEY (id));
CREATE VIEW counted AS SELECT id, name, count(*) AS n FROM item GROUP BY id;

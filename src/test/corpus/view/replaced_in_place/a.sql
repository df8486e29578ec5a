CREATE TABLE item (id integer PRIMARY KEY, name text, price numeric);

CREATE VIEW cheap AS SELECT id, name FROM item WHERE price < 10;
CREATE VIEW cheap_count AS SELECT count(*) AS n FROM cheap;

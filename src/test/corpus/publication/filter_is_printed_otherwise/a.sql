CREATE TABLE item (a integer, b integer, c integer);
CREATE PUBLICATION feed FOR TABLE item
    WHERE (a IS DISTINCT FROM 1 OR b IS DISTINCT FROM 2 OR c IS DISTINCT FROM 3) WITH (publish = 'insert');

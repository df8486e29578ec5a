CREATE TABLE item (a integer, b integer, c integer);
CREATE PUBLICATION feed FOR TABLE item
    WHERE ((a, b, c) IS DISTINCT FROM (1, 2, 3)) WITH (publish = 'insert');

CREATE TABLE visit (id integer, at date);
CREATE MATERIALIZED VIEW days AS SELECT id, at FROM visit;
ALTER MATERIALIZED VIEW days ALTER COLUMN at SET (n_distinct = 500);

CREATE TABLE visit (id integer, at date);
CREATE MATERIALIZED VIEW days AS SELECT id, at FROM visit;
ALTER MATERIALIZED VIEW days ALTER COLUMN at SET (n_distinct = 400, n_distinct_inherited = 300);
ALTER MATERIALIZED VIEW days ALTER COLUMN id SET (n_distinct = -1);

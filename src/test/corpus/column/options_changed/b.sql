CREATE TABLE item (id integer PRIMARY KEY, name text);

ALTER TABLE item ALTER name SET (n_distinct = -0.5, n_distinct_inherited = 100);

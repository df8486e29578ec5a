CREATE TABLE item (id integer PRIMARY KEY, name text);

ALTER TABLE item ALTER name SET (n_distinct = 5), ALTER name SET STATISTICS 7;

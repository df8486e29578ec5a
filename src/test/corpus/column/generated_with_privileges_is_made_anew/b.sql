CREATE TABLE item (id integer, size bigint GENERATED ALWAYS AS (id * 2) STORED);
GRANT SELECT (id, size) ON item TO reader;

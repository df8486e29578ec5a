CREATE TABLE item (id integer, size integer GENERATED ALWAYS AS (id) STORED);
GRANT SELECT (id, size) ON item TO reader;

CREATE FOREIGN DATA WRAPPER nowhere;
CREATE SERVER far FOREIGN DATA WRAPPER nowhere;

CREATE FOREIGN TABLE item (id integer OPTIONS (column_name 'no') NOT NULL, name text DEFAULT 'x') SERVER far
    OPTIONS (table_name 'items');
COMMENT ON FOREIGN TABLE item IS 'theirs';

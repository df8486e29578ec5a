CREATE TYPE spot AS (x integer, seen timestamptz);
CREATE TABLE place OF spot;
COMMENT ON TABLE place IS 'goes';

CREATE EXTENSION hstore;

COMMENT ON EXTENSION hstore IS 'keys and values, as the import needs them';

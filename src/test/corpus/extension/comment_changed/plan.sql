-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
COMMENT ON EXTENSION hstore IS 'keys and values, as the import needs them';

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE FOREIGN DATA WRAPPER nowhere OPTIONS (debug 'true');

CREATE SERVER far TYPE 'old' VERSION '1' FOREIGN DATA WRAPPER nowhere OPTIONS (host 'example.org');

COMMENT ON SERVER far IS 'very far';

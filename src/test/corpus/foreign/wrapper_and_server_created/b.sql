CREATE FOREIGN DATA WRAPPER nowhere OPTIONS (debug 'true');
CREATE SERVER far TYPE 'old' VERSION '1' FOREIGN DATA WRAPPER nowhere OPTIONS (host 'example.org');
COMMENT ON SERVER far IS 'very far';

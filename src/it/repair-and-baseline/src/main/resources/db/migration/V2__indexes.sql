CREATE INDEX CONCURRENTLY customers_id_idx ON customers (id);
CREATE INDEX CONCURRENTLY customers_email_idx ON customers (email);

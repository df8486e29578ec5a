CREATE TABLE customers (id bigint PRIMARY KEY, tier text NOT NULL DEFAULT 'gold');
COMMENT ON TABLE customers IS 'who buys';

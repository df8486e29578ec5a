CREATE TABLE customers (id bigint PRIMARY KEY, tier text NOT NULL DEFAULT '${tier}');
COMMENT ON TABLE customers IS '${owner}';

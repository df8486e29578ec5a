CREATE TABLE ${table} (id bigint PRIMARY KEY, tier text NOT NULL);
COMMENT ON TABLE ${table} IS '${comment}';

-- Shown to whoever approves it.
ALTER TABLE customers
    ADD COLUMN name text;
CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers (id)
);

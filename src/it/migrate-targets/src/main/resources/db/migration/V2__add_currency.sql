ALTER TABLE orders ADD COLUMN currency text NOT NULL DEFAULT 'EUR';
CREATE INDEX orders_currency_idx ON orders (curency);

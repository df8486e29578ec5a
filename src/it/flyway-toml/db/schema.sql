CREATE TABLE app.customers (id bigint PRIMARY KEY, tier text NOT NULL DEFAULT 'gold');

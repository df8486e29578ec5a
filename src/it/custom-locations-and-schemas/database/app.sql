CREATE SCHEMA app;
CREATE TABLE app.customers (id bigint PRIMARY KEY, email text NOT NULL);
CREATE VIEW app.addresses AS SELECT email FROM app.customers;

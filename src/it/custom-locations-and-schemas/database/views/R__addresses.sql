CREATE OR REPLACE VIEW addresses AS SELECT email FROM customers;

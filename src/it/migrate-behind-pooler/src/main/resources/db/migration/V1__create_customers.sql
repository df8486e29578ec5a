CREATE TABLE customers (id bigint, email text);
INSERT INTO customers VALUES (1, NULL);

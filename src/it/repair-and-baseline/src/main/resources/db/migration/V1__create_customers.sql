CREATE TABLE customers (id bigint);

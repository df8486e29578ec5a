CREATE TYPE span AS (low integer, high bigint);
CREATE DOMAIN shift AS span;
CREATE DOMAIN shifts AS span[];
CREATE TABLE rota (id integer PRIMARY KEY, main shift UNIQUE, others shifts);

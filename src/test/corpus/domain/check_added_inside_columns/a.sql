CREATE DOMAIN email AS text;
CREATE TYPE contact AS (name text, email email);
CREATE TABLE patient (id integer PRIMARY KEY, email email, others email[], doctor contact);

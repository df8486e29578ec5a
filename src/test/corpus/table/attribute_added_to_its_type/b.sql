CREATE TYPE article AS (id integer, name text, price numeric);
CREATE TABLE item OF article;

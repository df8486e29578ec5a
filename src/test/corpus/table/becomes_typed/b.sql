CREATE TYPE article AS (id integer, name text);

CREATE TABLE item OF article;

CREATE TYPE article AS (id integer, name text);

CREATE TABLE item OF article (id WITH OPTIONS PRIMARY KEY, name WITH OPTIONS DEFAULT 'nameless');

CREATE TYPE article AS (id integer, name text);

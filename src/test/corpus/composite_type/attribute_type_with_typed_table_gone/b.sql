CREATE TYPE spot AS (x integer, seen boolean);

CREATE TYPE place AS (x integer, y integer);
CREATE TYPE address AS (street text, place place);

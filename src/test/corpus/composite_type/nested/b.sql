CREATE TYPE place AS (x integer, y integer, z integer);
CREATE TYPE address AS (street text, place place, places place[]);

CREATE TYPE address AS (street text, zip integer);
CREATE TABLE person (id integer PRIMARY KEY, home address);

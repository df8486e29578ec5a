CREATE TYPE address AS (street text, zip text);
CREATE TABLE person (id integer PRIMARY KEY, home address);

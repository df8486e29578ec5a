CREATE TYPE address AS (street text, town text);
CREATE TABLE person (id integer PRIMARY KEY, homes address[]);

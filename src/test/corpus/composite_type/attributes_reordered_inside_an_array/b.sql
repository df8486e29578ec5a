CREATE TYPE address AS (town text, street text);
CREATE TABLE person (id integer PRIMARY KEY, homes address[]);

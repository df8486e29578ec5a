CREATE TYPE size AS ENUM ('small', 'large');
CREATE TYPE place AS (x integer, y integer);
CREATE TYPE address AS (street text, town text, size size, place place);
CREATE TABLE person (id integer PRIMARY KEY, home address, work address DEFAULT ROW('a', 'b', 'small', NULL)::address);

CREATE TYPE size AS ENUM ('small', 'large');
CREATE TYPE place AS (y integer, x integer);
CREATE TYPE address AS (town text, street varchar(80), size size, place place, "floor 100%" text);
CREATE TABLE person (id integer PRIMARY KEY, home address, work address DEFAULT ROW('b', 'a', 'small', NULL, NULL)::address);

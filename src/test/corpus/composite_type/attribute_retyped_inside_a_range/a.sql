CREATE TYPE shelf AS (aisle integer, level integer);
CREATE TYPE shelves AS RANGE (SUBTYPE = shelf);
CREATE TABLE goods (id integer PRIMARY KEY, place shelves);

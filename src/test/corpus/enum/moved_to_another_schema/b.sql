CREATE SCHEMA types;
CREATE TYPE types.mood AS ENUM ('sad', 'happy');
CREATE TABLE person (id integer PRIMARY KEY, mood types.mood);

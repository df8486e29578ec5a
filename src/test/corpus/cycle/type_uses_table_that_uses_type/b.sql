CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE person (id integer PRIMARY KEY, mood mood);
CREATE TYPE sighting AS (person person, mood mood);
CREATE TABLE diary (at date, entry sighting);

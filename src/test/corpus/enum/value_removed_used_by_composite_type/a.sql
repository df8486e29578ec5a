CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TYPE sighting AS (seen date, mood mood);
CREATE TABLE person (id integer PRIMARY KEY, last_seen sighting);

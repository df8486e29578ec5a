CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE person (id integer PRIMARY KEY, mood mood DEFAULT 'ok');
CREATE INDEX person_ok ON person (id) WHERE mood = 'ok';
CREATE VIEW calm AS SELECT id FROM person WHERE mood = 'ok';

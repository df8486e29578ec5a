CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE person (id integer PRIMARY KEY, mood mood UNIQUE);
CREATE INDEX person_happy ON person (id) WHERE mood = 'happy';
CREATE INDEX person_mood_text ON person ((mood = 'sad'));

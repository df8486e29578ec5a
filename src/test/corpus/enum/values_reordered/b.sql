CREATE TYPE mood AS ENUM ('happy', 'ok', 'sad');
CREATE TABLE person (id integer PRIMARY KEY, mood mood NOT NULL);
CREATE INDEX person_mood ON person (mood);

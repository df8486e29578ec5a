CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE DOMAIN good_mood AS mood CONSTRAINT good CHECK (VALUE <> 'sad');
CREATE TABLE person (id integer PRIMARY KEY, mood good_mood);

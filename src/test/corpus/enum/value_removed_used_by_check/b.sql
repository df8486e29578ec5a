CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE person (id integer PRIMARY KEY, mood mood, CONSTRAINT not_sad CHECK (mood <> 'sad'));
COMMENT ON CONSTRAINT not_sad ON person IS 'we insist';

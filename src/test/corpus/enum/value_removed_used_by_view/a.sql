CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE person (id integer PRIMARY KEY, mood mood);
CREATE VIEW happy AS SELECT id, mood FROM person WHERE mood = 'happy';
COMMENT ON VIEW happy IS 'those who smile';
COMMENT ON COLUMN happy.mood IS 'always the same';
CREATE VIEW happy_count AS SELECT count(*) AS n FROM happy;

CREATE EXTENSION citext;
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE person (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, mail citext UNIQUE, mood mood DEFAULT 'sad',
    state character varying(5) CHECK (state IN ('a', 'b')), born date CHECK (born BETWEEN '1900-01-01' AND '2100-01-01'));
CREATE VIEW happy AS SELECT id, mail FROM person WHERE mood IN ('happy') AND state LIKE 'a%';

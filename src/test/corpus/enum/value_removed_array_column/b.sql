CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE person (id integer PRIMARY KEY, moods mood[] DEFAULT '{sad,happy}');

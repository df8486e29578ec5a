CREATE TYPE mood AS ENUM ('sad', 'so_so', 'happy');
CREATE TABLE person (id integer PRIMARY KEY, mood mood);

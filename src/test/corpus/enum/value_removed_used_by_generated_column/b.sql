CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE person (id integer PRIMARY KEY, mood mood, smiles boolean GENERATED ALWAYS AS (mood = 'happy') STORED);

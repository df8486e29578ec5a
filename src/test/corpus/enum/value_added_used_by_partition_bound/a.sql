CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE person (id integer NOT NULL, mood mood NOT NULL) PARTITION BY LIST (mood);
CREATE TABLE person_happy PARTITION OF person FOR VALUES IN ('happy');

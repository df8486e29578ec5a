CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE person (id integer NOT NULL, mood mood NOT NULL) PARTITION BY LIST (mood);
CREATE TABLE person_happy PARTITION OF person FOR VALUES IN ('happy');
CREATE TABLE person_ok PARTITION OF person FOR VALUES IN ('ok');

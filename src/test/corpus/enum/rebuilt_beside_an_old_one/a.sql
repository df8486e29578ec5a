CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TYPE mood_old AS ENUM ('blue');
CREATE TABLE mood_old2 (day date, mood mood, before mood_old);
CREATE TYPE hours AS RANGE (SUBTYPE = date);
CREATE TYPE hours_old AS RANGE (SUBTYPE = integer);
CREATE TABLE shift (id integer, hours hours);

CREATE TABLE person (id integer PRIMARY KEY, home integer);
CREATE TABLE house (id integer PRIMARY KEY, owner integer REFERENCES person);
ALTER TABLE person ADD FOREIGN KEY (home) REFERENCES house;

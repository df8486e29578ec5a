CREATE TABLE person (id integer PRIMARY KEY, name text);
CREATE TABLE patient (id integer PRIMARY KEY, ward smallint) INHERITS (person);
CREATE TABLE visit (id integer PRIMARY KEY, patient integer NOT NULL REFERENCES patient);

CREATE TABLE person (id bigint PRIMARY KEY, name text);
CREATE TABLE patient (id bigint PRIMARY KEY, ward smallint) INHERITS (person);
CREATE TABLE visit (id integer PRIMARY KEY, patient bigint NOT NULL REFERENCES patient);

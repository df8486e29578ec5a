CREATE TABLE person (id integer, name text CHECK (length(name) > 2));
CREATE TABLE patient (id integer, name text CHECK (length(name) > 2), ward smallint) INHERITS (person);
CREATE TABLE child_patient (guardian text) INHERITS (patient);

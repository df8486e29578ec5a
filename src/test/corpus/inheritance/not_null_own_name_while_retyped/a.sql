CREATE TABLE person (id integer CONSTRAINT person_is_known NOT NULL);
CREATE TABLE patient (id integer CONSTRAINT patient_is_known NOT NULL, ward smallint) INHERITS (person);
CREATE TABLE doctor (title text) INHERITS (person);
CREATE TABLE child_patient (id integer CONSTRAINT child_is_known NOT NULL, guardian text) INHERITS (patient);

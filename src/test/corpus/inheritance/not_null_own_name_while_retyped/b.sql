CREATE TABLE person (id bigint CONSTRAINT person_is_known NOT NULL);
CREATE TABLE patient (id bigint CONSTRAINT patient_is_known NOT NULL, ward smallint) INHERITS (person);
CREATE TABLE doctor (title text) INHERITS (person);
CREATE TABLE child_patient (id bigint CONSTRAINT child_is_known NOT NULL, guardian text) INHERITS (patient);

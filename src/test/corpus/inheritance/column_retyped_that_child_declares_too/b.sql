CREATE TABLE person (id bigint, name varchar(90) CHECK (length(name) > 2));
CREATE TABLE patient (id bigint, name varchar(90) CHECK (length(name) > 2), ward smallint) INHERITS (person);
CREATE TABLE child_patient (guardian text) INHERITS (patient);

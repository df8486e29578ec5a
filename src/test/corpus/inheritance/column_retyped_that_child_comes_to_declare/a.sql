CREATE TABLE person (seen timestamp);
CREATE TABLE patient (ward smallint) INHERITS (person);

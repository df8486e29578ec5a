CREATE TABLE person (id bigint);
CREATE TABLE patient (id bigint GENERATED ALWAYS AS IDENTITY, ward smallint) INHERITS (person);

CREATE TABLE person (id integer);
CREATE TABLE patient (id integer GENERATED ALWAYS AS IDENTITY, ward smallint) INHERITS (person);

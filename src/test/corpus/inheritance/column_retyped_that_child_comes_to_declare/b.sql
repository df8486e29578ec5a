CREATE TABLE person (seen timestamptz);
CREATE TABLE patient (seen timestamptz, ward smallint) INHERITS (person);

CREATE TABLE person (name text CONSTRAINT is_known NOT NULL);
CREATE TABLE holder (card integer CONSTRAINT is_known NOT NULL);
CREATE TABLE member (since date) INHERITS (person, holder);

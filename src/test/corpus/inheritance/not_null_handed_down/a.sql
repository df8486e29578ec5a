CREATE TABLE person (
    name text CONSTRAINT person_has_name NOT NULL NO INHERIT
);
CREATE TABLE nurse (
    ward integer
) INHERITS (person);

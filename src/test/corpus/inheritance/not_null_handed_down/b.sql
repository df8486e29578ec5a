CREATE TABLE person (
    name text CONSTRAINT person_has_name NOT NULL
);
CREATE TABLE nurse (
    ward integer
) INHERITS (person);

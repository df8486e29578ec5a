CREATE TABLE person (
    name text CONSTRAINT person_is_called NOT NULL
);
CREATE TABLE nurse (
    ward integer
) INHERITS (person);

CREATE TABLE person (
    id integer CONSTRAINT person_has_id NOT NULL
);
CREATE TABLE nurse (
    ward integer
) INHERITS (person);

CREATE TABLE person (
    name text
);
CREATE TABLE nurse (
    name text
) INHERITS (person);
ALTER TABLE person ADD CONSTRAINT person_has_name NOT NULL name;

CREATE TABLE person (
    name text
);
CREATE TABLE nurse (
    name text
) INHERITS (person);

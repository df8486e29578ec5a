CREATE TABLE person (
    name text NOT NULL
);
CREATE TABLE nurse (
    name text NOT NULL
) INHERITS (person);

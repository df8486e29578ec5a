CREATE TABLE person (
    id integer PRIMARY KEY
);
CREATE TABLE nurse (
    ward integer
) INHERITS (person);

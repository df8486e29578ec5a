CREATE TABLE person (
    name text
);
CREATE TABLE nurse (
    ward integer,
    CONSTRAINT nurse_has_name NOT NULL name
) INHERITS (person);
CREATE TABLE visitor (
    badge integer
) INHERITS (person);

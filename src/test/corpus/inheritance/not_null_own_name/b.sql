CREATE TABLE person (
    id integer PRIMARY KEY
);
CREATE TABLE nurse (
    ward integer,
    CONSTRAINT nurse_has_id NOT NULL id
) INHERITS (person);

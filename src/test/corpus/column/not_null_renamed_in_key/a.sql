CREATE TABLE visit (
    id bigint CONSTRAINT visit_has_id NOT NULL PRIMARY KEY,
    number integer NOT NULL GENERATED ALWAYS AS IDENTITY
);

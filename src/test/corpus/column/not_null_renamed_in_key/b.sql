CREATE TABLE visit (
    id bigint PRIMARY KEY,
    number integer CONSTRAINT visit_is_counted NOT NULL GENERATED ALWAYS AS IDENTITY
);

CREATE TABLE animal (id integer NOT NULL, legs integer, CONSTRAINT few_legs CHECK (legs < 5));
CREATE TABLE dog (tail boolean) INHERITS (animal);
